<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CasePrinting</name>
    <message>
        <source>All papers of this case</source>
        <translation>本案全部文书</translation>
    </message>
    <message>
        <source>for the file of {body}</source>
        <translation>{body}存档</translation>
    </message>
    <message>
        <source>To sign by hand: one copy for all who have not signed on the screen</source>
        <translation>手写签名用：一份，尚未在屏幕上签名的人都签在这一份上</translation>
    </message>
    <message>
        <source>To sign by hand: one copy for all signatures</source>
        <translation>手写签名用：一份，全体签名人签在同一份上</translation>
    </message>
</context>
<context>
    <name>ChoiceSheet</name>
    <message>
        <source>Please choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ClosedCard</name>
    <message>
        <source>Signed by everybody and closed</source>
        <translation>各方已签署，文书已锁定</translation>
    </message>
    <message>
        <source>revision {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封存校验码</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>锁定时间</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>数字证书</translation>
    </message>
    <message>
        <source>Print copies…</source>
        <translation>打印正本…</translation>
    </message>
    <message>
        <source>Save a sealed copy…</source>
        <translation>另存封存副本…</translation>
    </message>
    <message>
        <source>Correct it…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>The closed file is being verified…</source>
        <translation>正在核验锁定的文件…</translation>
    </message>
    <message>
        <source>known to this desk</source>
        <translation>本机已登记</translation>
    </message>
    <message>
        <source>issued by the signer</source>
        <translation>签名人自行签发</translation>
    </message>
    <message>
        <source>issuer not known here</source>
        <translation>签发机构未登记</translation>
    </message>
</context>
<context>
    <name>ClosingSheet</name>
    <message>
        <source>Let the mediator sign now?</source>
        <translation>现在由调解员签名吗？</translation>
    </message>
    <message>
        <source>Sign all the same</source>
        <translation>仍由调解员签名</translation>
    </message>
    <message>
        <source>Other papers first</source>
        <translation>先签其他文书</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>the file of {body}</source>
        <translation>{body}（存档）</translation>
    </message>
    <message>
        <source>Not every copy has been printed</source>
        <translation>还有正本没有打印</translation>
    </message>
    <message>
        <source>No copy of the signed paper came out of a printer here for: {names}.</source>
        <translation>以下各方的正本还没有打印出来：{names}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Whoever signs for a copy has to have it in hand, and nobody should leave without one.</source>
        <translation>签收人必须拿到正本，各方离开前都应拿到自己的正本。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>They were made elsewhere</source>
        <translation>已在别处打印</translation>
    </message>
    <message>
        <source>Print the copies…</source>
        <translation>打印正本…</translation>
    </message>
</context>
<context>
    <name>Copy</name>
    <message>
        <source>being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>waiting in the queue</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>printing, sheet {sheet}</source>
        <translation>正在打印第 {sheet} 张</translation>
    </message>
    <message>
        <source>printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>held up</source>
        <translation>停住了</translation>
    </message>
    <message>
        <source>did it come out?</source>
        <translation>打印出来了吗？</translation>
    </message>
    <message>
        <source>came out</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>没有打印</translation>
    </message>
    <message>
        <source>cancelled, not printed</source>
        <translation>已取消，没有打印</translation>
    </message>
    <message>
        <source>pages {first} to {last} missing</source>
        <translation>缺第 {first} 至 {last} 页</translation>
    </message>
    <message>
        <source>did not come out</source>
        <translation>没有打印出来</translation>
    </message>
    <message>
        <source>The print system holds the job: release it there, or cancel and take another printer.</source>
        <translation>打印系统扣住了任务：请在系统里放行，或者取消后换一台打印机。</translation>
    </message>
    <message>
        <source>The printer stands still. When it is mended it goes on by itself; or cancel.</source>
        <translation>打印机停住了。排除后会自动继续；也可以取消。</translation>
    </message>
    <message>
        <source>The printer gave the job up. Mend it and print again, from the page that is missing.</source>
        <translation>打印机放弃了任务。请排除故障，从缺的那一页起重新打印。</translation>
    </message>
    <message>
        <source>The job was cancelled. Pages that came out before do not make a copy.</source>
        <translation>任务已取消。先前出来的几页不算一份。</translation>
    </message>
    <message>
        <source>The system reports it done. Is the whole copy in the tray, every page readable?</source>
        <translation>系统报告已完成。整份都在出纸盒里，每页都清楚吗？</translation>
    </message>
    <message>
        <source>The system tells no more about it. Is the whole copy in the tray?</source>
        <translation>系统不再报告后续情况。整份都在出纸盒里吗？</translation>
    </message>
    <message>
        <source>The pages that are good stay; the rest can be printed now.</source>
        <translation>完好的页留用；缺的页现在可以接着打印。</translation>
    </message>
</context>
<context>
    <name>CopyRow</name>
    <message>
        <source>No. {number} · {name}</source>
        <translation>第 {number} 号 · {name}</translation>
    </message>
    <message>
        <source>{paper} · {copy}</source>
        <translation>{paper} · {copy}</translation>
    </message>
    <message>
        <source>{name} · 1 page</source>
        <translation>{name} · 1 页</translation>
    </message>
    <message>
        <source>{name} · {count} pages</source>
        <translation>{name} · {count} 页</translation>
    </message>
    <message>
        <source>printed before</source>
        <translation>先前已打印</translation>
    </message>
    <message>
        <source>It came out</source>
        <translation>已打印出来</translation>
    </message>
    <message>
        <source>No</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>good pages:</source>
        <translation>完好页数：</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重新打印</translation>
    </message>
    <message>
        <source>from page</source>
        <translation>从第几页起</translation>
    </message>
    <message>
        <source>{name}: how many pages are good</source>
        <translation>{name}：有几页完好</translation>
    </message>
    <message>
        <source>{name}: from which page</source>
        <translation>{name}：从第几页起</translation>
    </message>
</context>
<context>
    <name>CorrectionCard</name>
    <message>
        <source>A correction is under way</source>
        <translation>正在更正</translation>
    </message>
    <message>
        <source>revision {number} stands</source>
        <translation>第 {number} 版仍有效</translation>
    </message>
    <message>
        <source>The agreement signed on {day} binds until everybody has signed the corrected one. If the correction is given up, it goes on as it is.</source>
        <translation>{day}签署的文书在更正后的文书全部签完之前继续有效。放弃更正的，按原文书继续。</translation>
    </message>
    <message>
        <source>Why it was opened: {reason}</source>
        <translation>更正原因：{reason}</translation>
    </message>
    <message>
        <source>Give the correction up…</source>
        <translation>放弃更正…</translation>
    </message>
</context>
<context>
    <name>DropSheet</name>
    <message>
        <source>Give the correction up?</source>
        <translation>放弃更正？</translation>
    </message>
    <message>
        <source>Everything changed since the text was opened is taken back, and undo does not bring it again. The signed agreement and its signatures stay as they are.</source>
        <translation>更正开始以来的改动全部取消，不能用撤销找回。已签署的文书和签名保持不变。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Give the correction up</source>
        <translation>放弃更正</translation>
    </message>
</context>
<context>
    <name>Effect</name>
    <message>
        <source>Both sides have signed for it: in effect since {day}; enforceable if it is not performed in time.</source>
        <translation>双方均已签收：自{day}起生效；逾期不履行的，可以申请法院强制执行。</translation>
    </message>
    <message>
        <source>Everybody has a copy. It has bound both sides as a contract since {day}.</source>
        <translation>各方均已持有一份。协议自{day}起对双方具有合同约束力。</translation>
    </message>
    <message>
        <source>Served · in effect</source>
        <translation>已送达 · 已生效</translation>
    </message>
    <message>
        <source>Signed · not yet served</source>
        <translation>已签署 · 未送达</translation>
    </message>
    <message>
        <source>It takes effect only when both sides have signed for it; until then either may go back on it.</source>
        <translation>双方都签收之后才生效；在此之前，任何一方都可以反悔。</translation>
    </message>
    <message>
        <source>It has bound both sides since {day}; what is left is to hand over the copies.</source>
        <translation>协议自{day}起已约束双方；现在只需把正本交到各方手里。</translation>
    </message>
    <message>
        <source>Signed · copies not handed over yet</source>
        <translation>已签署 · 正本未交付</translation>
    </message>
    <message>
        <source>This presumes the seal of {owner}, which is not recorded yet.</source>
        <translation>以上以已加盖{owner}印章为前提；盖章尚未记录。</translation>
    </message>
    <message>
        <source>{payer} pays {payee}, part {number}</source>
        <translation>{payer}向{payee}支付第 {number} 期</translation>
    </message>
    <message>
        <source>{payer} pays {payee}</source>
        <translation>{payer}向{payee}付款</translation>
    </message>
    <message>
        <source>Last day to ask the arbitration commission for review together</source>
        <translation>双方共同申请仲裁审查的最后一日</translation>
    </message>
    <message>
        <source>Last day to ask the court for confirmation together</source>
        <translation>双方共同申请司法确认的最后一日</translation>
    </message>
    <message>
        <source>Last day to ask the court for enforcement</source>
        <translation>申请法院强制执行的最后一日</translation>
    </message>
</context>
<context>
    <name>FindingsCard</name>
    <message>
        <source>{count} to mend</source>
        <translation>{count} 项待补</translation>
    </message>
    <message>
        <source>{count} to look at</source>
        <translation>{count} 项请留意</translation>
    </message>
    <message>
        <source>Still to be done before the seal</source>
        <translation>封存前还须解决</translation>
    </message>
    <message>
        <source>Ready to seal; look at these first</source>
        <translation>可以封存；请先留意以下事项</translation>
    </message>
    <message>
        <source>Ready to seal</source>
        <translation>可以封存</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>已核对</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>…还有 {count} 项</translation>
    </message>
    <message>
        <source>Open the check page</source>
        <translation>打开核对页</translation>
    </message>
    <message>
        <source>must</source>
        <translation>必须</translation>
    </message>
    <message>
        <source>look</source>
        <translation>留意</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>去处理</translation>
    </message>
    <message>
        <source>Go there: {what}</source>
        <translation>去处理：{what}</translation>
    </message>
</context>
<context>
    <name>HandBack</name>
    <message>
        <source>Please give the device back to the mediator</source>
        <translation>请将设备交还调解员</translation>
    </message>
    <message>
        <source>Go on signing  Esc</source>
        <translation>继续签署  Esc</translation>
    </message>
    <message>
        <source>Go on signing</source>
        <translation>继续签署</translation>
    </message>
    <message>
        <source>The mediator goes on  Enter</source>
        <translation>调解员继续  Enter</translation>
    </message>
    <message>
        <source>The mediator goes on</source>
        <translation>调解员继续</translation>
    </message>
</context>
<context>
    <name>LeftCard</name>
    <message>
        <source>Left to do before it goes into the file</source>
        <translation>归档前还需办理</translation>
    </message>
    <message>
        <source>all done</source>
        <translation>已办完</translation>
    </message>
    <message>
        <source>Nothing is left to do here.</source>
        <translation>没有需要办理的事项。</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>…还有 {count} 项</translation>
    </message>
</context>
<context>
    <name>LeftToDo</name>
    <message>
        <source>Put on and record the seal: {owner}</source>
        <translation>加盖印章并记录：{owner}</translation>
    </message>
    <message>
        <source>Record the seal…</source>
        <translation>记录盖章…</translation>
    </message>
    <message>
        <source>Print the copies for: {names}</source>
        <translation>打印正本：{names}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Print copies…</source>
        <translation>打印正本…</translation>
    </message>
    <message>
        <source>1 signature by hand on the print: {paper}</source>
        <translation>在纸面补签 1 个签名：{paper}</translation>
    </message>
    <message>
        <source>{count} signatures by hand on the print: {paper}</source>
        <translation>在纸面补签 {count} 个签名：{paper}</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Print for the file: {paper} · {name}</source>
        <translation>打印附卷：{paper} · {name}</translation>
    </message>
</context>
<context>
    <name>PaperSignatureSheet</name>
    <message>
        <source>Signed on (the day that stands on the paper)</source>
        <translation>签名日期（以纸面所写为准）</translation>
    </message>
</context>
<context>
    <name>PapersAround</name>
    <message>
        <source>{who} has 1 more signature to give: {papers}.</source>
        <translation>{who}还需签 1 个名：{papers}。</translation>
    </message>
    <message>
        <source>{who} has {count} more signatures to give: {papers}.</source>
        <translation>{who}还需签 {count} 个名：{papers}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Sign them now</source>
        <translation>现在就签</translation>
    </message>
    <message>
        <source>Next, in one visit, {who} signs {count} papers, one after the other: {papers}.</source>
        <translation>下一步由{who}依次签署 {count} 份文书：{papers}。</translation>
    </message>
    <message>
        <source>1 signature on the other papers is missing. Once the mediator has signed, it can only be given by hand on paper.</source>
        <translation>其他文书还缺 1 个签名。调解员签名之后，该签名只能在纸面补签。</translation>
    </message>
    <message>
        <source>{count} signatures on the other papers are missing. Once the mediator has signed, they can only be given by hand on paper.</source>
        <translation>其他文书还缺 {count} 个签名。调解员签名之后，这些签名只能在纸面补签。</translation>
    </message>
    <message>
        <source>Sign them first</source>
        <translation>先签其他文书</translation>
    </message>
</context>
<context>
    <name>PapersCard</name>
    <message>
        <source>Papers of this case</source>
        <translation>本案文书</translation>
    </message>
    <message>
        <source>Print all…</source>
        <translation>全部打印…</translation>
    </message>
    <message>
        <source>Print all papers of this case in one go</source>
        <translation>一次打印本案全部文书</translation>
    </message>
    <message>
        <source>Show all {count} papers</source>
        <translation>显示全部 {count} 份文书</translation>
    </message>
    <message>
        <source>1 signature missing on the other papers</source>
        <translation>其他文书还缺 1 个签名</translation>
    </message>
    <message>
        <source>{count} signatures missing on the other papers</source>
        <translation>其他文书还缺 {count} 个签名</translation>
    </message>
    <message>
        <source>all signed</source>
        <translation>已全部签名</translation>
    </message>
    <message>
        <source>Mediation ended without an agreement: the record and the other papers are final. Print them, and let everybody sign by hand.</source>
        <translation>调解未达成协议：笔录等文书已经定稿，打印后由到场人员手写签名。</translation>
    </message>
    <message>
        <source>As they were when this text still counted; every print is recorded.</source>
        <translation>当时的文书，按原样保存；每次打印都有记录。</translation>
    </message>
    <message>
        <source>Drafts until the text is sealed; each can be read and printed as it stands.</source>
        <translation>封存前均为草稿，可以随时查看和打印。</translation>
    </message>
    <message>
        <source>All are printed: let what is missing be signed by hand.</source>
        <translation>这些文书都已打印，请在纸面补签尚缺的签名。</translation>
    </message>
    <message>
        <source>The agreement is closed: what is missing on a paper is signed by hand on its print.</source>
        <translation>文书已锁定，缺少的签名请在打印件上补签。</translation>
    </message>
    <message>
        <source>They can be signed on the screen until the agreement is closed.</source>
        <translation>在文书锁定之前，都可以在屏幕上签名。</translation>
    </message>
    <message>
        <source>Each can be read and printed at any time; every print is recorded.</source>
        <translation>可以随时查看和打印，每次打印都有记录。</translation>
    </message>
    <message>
        <source>✓ printed</source>
        <translation>✓ 已打印</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描件</translation>
    </message>
    <message>
        <source>{paper}: view the scan</source>
        <translation>{paper}：查看扫描件</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>{paper}: view</source>
        <translation>{paper}：查看</translation>
    </message>
    <message>
        <source>Print again…</source>
        <translation>重新打印…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>{paper}: print</source>
        <translation>{paper}：打印</translation>
    </message>
    <message>
        <source>signed by hand: service by e-mail is ticked on the print</source>
        <translation>须手写：是否同意电子送达在打印件上勾选</translation>
    </message>
    <message>
        <source>signed by hand: the party gives it on paper, a company with its seal</source>
        <translation>须手写：委托人在纸上签名，单位盖章</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>签署…</translation>
    </message>
    <message>
        <source>{paper}: next signature</source>
        <translation>{paper}：下一个签名</translation>
    </message>
    <message>
        <source>Signed by hand…</source>
        <translation>纸上签章…</translation>
    </message>
    <message>
        <source>{paper}: signed or sealed on paper</source>
        <translation>{paper}：在纸上签名或者盖章</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>not yet received</source>
        <translation>尚未签收</translation>
    </message>
    <message>
        <source>received {day}</source>
        <translation>{day}签收</translation>
    </message>
    <message>
        <source>signed and closed</source>
        <translation>已签署并锁定</translation>
    </message>
    <message>
        <source>{done} of {all} signed</source>
        <translation>已签 {done} / {all}</translation>
    </message>
</context>
<context>
    <name>PapersSheet</name>
    <message>
        <source>View or print a paper</source>
        <translation>查看、打印文书</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PartyCard</name>
    <message>
        <source>Original no. {number}</source>
        <translation>正本第 {number} 号</translation>
    </message>
    <message>
        <source>Original no. {number} · not printed yet</source>
        <translation>正本第 {number} 号 · 尚未打印</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>not yet received</source>
        <translation>未签收</translation>
    </message>
    <message>
        <source>Who receives it</source>
        <translation>签收人</translation>
    </message>
    <message>
        <source>Who receives for {name}</source>
        <translation>{name}的签收人</translation>
    </message>
    <message>
        <source>A refusal counts as going back on it (art. 42): record that above, or serve again.</source>
        <translation>拒绝签收视为反悔（调解仲裁法第42条）：请在上方记录反悔，或者再次送达。</translation>
    </message>
    <message>
        <source>Sign for it</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>On paper…</source>
        <translation>纸面签名…</translation>
    </message>
    <message>
        <source>Another way…</source>
        <translation>其他方式…</translation>
    </message>
    <message>
        <source>Refused…</source>
        <translation>拒收…</translation>
    </message>
    <message>
        <source>Proof…</source>
        <translation>送达回证…</translation>
    </message>
    <message>
        <source>{who} (may receive)</source>
        <translation>{who}（有权代收）</translation>
    </message>
    <message>
        <source>{time}: {name} did not take it. {reason}</source>
        <translation>{time}&#x3000;{name}拒绝签收。{reason}</translation>
    </message>
    <message>
        <source>{time}: by post. {note}</source>
        <translation>{time}&#x3000;邮寄送达。{note}</translation>
    </message>
    <message>
        <source>{time}: electronically. {note}</source>
        <translation>{time}&#x3000;电子送达。{note}</translation>
    </message>
    <message>
        <source>{time}: {name} signed for it on paper; the scan is kept. {note}</source>
        <translation>{time}&#x3000;{name}已在纸面签收，扫描件已存。{note}</translation>
    </message>
    <message>
        <source>{time}: {name} signed for it. {note}</source>
        <translation>{time}&#x3000;{name}已签收。{note}</translation>
    </message>
</context>
<context>
    <name>PastCard</name>
    <message>
        <source>Earlier texts</source>
        <translation>以前封存过的文本</translation>
    </message>
    <message>
        <source>Revision {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>Its papers…</source>
        <translation>当时的文书…</translation>
    </message>
    <message>
        <source>void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>gone back on</source>
        <translation>签收前反悔</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已被更正</translation>
    </message>
    <message>
        <source>Signed and closed {time}.</source>
        <translation>{time} 全部签署并锁定。</translation>
    </message>
    <message>
        <source>Sealed {time}.</source>
        <translation>{time} 封存。</translation>
    </message>
</context>
<context>
    <name>PrintRoom</name>
    <message>
        <source>Print · {paper}</source>
        <translation>打印 · {paper}</translation>
    </message>
    <message>
        <source>Pages: {pages}, copies: {copies}; exactly as the file is kept (hash of the file {hash}). The copies are identical: write its number on the first page of each.</source>
        <translation>每份 {pages} 页，共 {copies} 份，与所存文件完全一致（文件摘要值 {hash}）。各份内容完全相同，请在每份首页手写份号。</translation>
    </message>
    <message>
        <source>Pages: {pages}; exactly as the file is kept (hash of the file {hash})</source>
        <translation>共 {pages} 页，与所存文件完全一致（文件摘要值 {hash}）</translation>
    </message>
    <message>
        <source>Papers: {papers}, copies: {copies}, pages in all: {pages}; exactly as the files are kept. The numbered copies of one paper are identical: write its number on the first page of each.</source>
        <translation>共 {papers} 种文书、{copies} 份、{pages} 页，与所存文件完全一致。同一文书的各份内容完全相同，请在每份首页手写份号。</translation>
    </message>
    <message>
        <source>There is no printer.</source>
        <translation>没有打印机。</translation>
    </message>
    <message>
        <source>There is no printer. Nothing is lost: the file is kept and can be printed later.</source>
        <translation>没有找到打印机。文件已保存，不会丢失，可以稍后打印。</translation>
    </message>
    <message>
        <source>A sealed copy can be given now.</source>
        <translation>也可以现在另存一份封存副本交给当事人。</translation>
    </message>
    <message>
        <source>All {count} copies came out</source>
        <translation>全部 {count} 份都打印出来了</translation>
    </message>
    <message>
        <source>No. {number} came out</source>
        <translation>第 {number} 号打印出来了</translation>
    </message>
    <message>
        <source>It came out</source>
        <translation>已打印出来</translation>
    </message>
    <message>
        <source>Something is wrong…</source>
        <translation>有问题…</translation>
    </message>
    <message>
        <source>Good pages: how many pages of the copy came out well, counted from the first. What follows them can be printed again.</source>
        <translation>完好页数：从第一页起连续完好的页数；其后的各页可以重新打印。</translation>
    </message>
    <message>
        <source>looking for printers…</source>
        <translation>正在查找打印机…</translation>
    </message>
    <message>
        <source>no printer</source>
        <translation>没有打印机</translation>
    </message>
    <message>
        <source>{count} pages to print</source>
        <translation>共 {count} 页</translation>
    </message>
    <message>
        <source>1 page to print</source>
        <translation>共 1 页</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Look for printers again</source>
        <translation>重新查找打印机</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>Print later</source>
        <translation>稍后打印</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel printing</source>
        <translation>取消打印</translation>
    </message>
    <message>
        <source>Print {count}</source>
        <translation>打印 {count} 份</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <source>The copy lies in {path}.</source>
        <translation>副本已存到 {path}。</translation>
    </message>
</context>
<context>
    <name>PrintedTogether</name>
    <message>
        <source>{paper} (to be signed by hand)</source>
        <translation>{paper}（待纸面签名）</translation>
    </message>
</context>
<context>
    <name>Printer</name>
    <message>
        <source>out of paper</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>little paper left</source>
        <translation>纸快用完了</translation>
    </message>
    <message>
        <source>paper jam</source>
        <translation>卡纸</translation>
    </message>
    <message>
        <source>out of toner or ink</source>
        <translation>墨粉或墨水用完</translation>
    </message>
    <message>
        <source>little toner or ink left</source>
        <translation>墨粉或墨水不多了</translation>
    </message>
    <message>
        <source>a cover is open</source>
        <translation>盖子没有关好</translation>
    </message>
    <message>
        <source>it does not answer; is it switched on and plugged in?</source>
        <translation>没有响应，请检查电源和连线</translation>
    </message>
    <message>
        <source>the disk of the print system is full</source>
        <translation>打印系统磁盘已满</translation>
    </message>
    <message>
        <source>somebody cancelled it</source>
        <translation>已被取消</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>needs a look</source>
        <translation>需要查看</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>printing something else</source>
        <translation>正在打印其他任务</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>takes no jobs</source>
        <translation>不接受任务</translation>
    </message>
    <message>
        <source>It takes jobs but prints none: resume it in the system&apos;s printer settings.</source>
        <translation>任务会排队但不打印：请在系统的打印机设置里恢复。</translation>
    </message>
    <message>
        <source>Let it accept jobs in the system&apos;s printer settings, or take another printer.</source>
        <translation>请在系统的打印机设置里允许接受任务，或者换一台打印机。</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>A4: please look into the tray</source>
        <translation>A4：请看一下纸盒</translation>
    </message>
    <message>
        <source>no A4 loaded</source>
        <translation>没有装 A4 纸</translation>
    </message>
    <message>
        <source>paper not known: put in A4</source>
        <translation>纸张未知：请装 A4 纸</translation>
    </message>
    <message>
        <source>{words} ({reason})</source>
        <translation>{words}（{reason}）</translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message>
        <source>Who signs, in this order</source>
        <translation>签署顺序</translation>
    </message>
    <message>
        <source>{paper} · {done} of {all} signed</source>
        <translation>{paper} · 已签 {done} / {all}</translation>
    </message>
    <message>
        <source>{paper} · 1 signature</source>
        <translation>{paper} · 共 1 个签名</translation>
    </message>
    <message>
        <source>{paper} · {count} signatures</source>
        <translation>{paper} · 共 {count} 个签名</translation>
    </message>
    <message>
        <source>The scan was attached {time}.</source>
        <translation>扫描件于 {time} 存入。</translation>
    </message>
    <message>
        <source>View the scan</source>
        <translation>查看扫描件</translation>
    </message>
    <message>
        <source>{name}: view the scan</source>
        <translation>{name}：查看扫描件</translation>
    </message>
    <message>
        <source>Sign now</source>
        <translation>现在签署</translation>
    </message>
    <message>
        <source>On paper…</source>
        <translation>纸面签名…</translation>
    </message>
    <message>
        <source>{name}: sign now</source>
        <translation>{name}：现在签署</translation>
    </message>
    <message>
        <source>{name}: signed on paper</source>
        <translation>{name}：纸面签名</translation>
    </message>
    <message>
        <source>Signs last, after everybody else</source>
        <translation>其他人都签完后，最后签署</translation>
    </message>
    <message>
        <source>On paper {day}</source>
        <translation>纸面签名 {day}</translation>
    </message>
    <message>
        <source>Signed {time}</source>
        <translation>已签 {time}</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} / {pages} 页</translation>
    </message>
    <message>
        <source>The whole text, as it is signed</source>
        <translation>将要签署的全文</translation>
    </message>
    <message>
        <source>English reading copy</source>
        <translation>英文参考译本</translation>
    </message>
    <message>
        <source>This file is kept as it came, but it cannot be shown: it is damaged.</source>
        <translation>该文件已原样保存，但已损坏，无法显示。</translation>
    </message>
    <message>
        <source>The Chinese text that is signed</source>
        <translation>中文签署文本</translation>
    </message>
    <message>
        <source>The Chinese text alone is signed and binding</source>
        <translation>仅中文文本供签署并具有约束力</translation>
    </message>
    <message>
        <source>Back to signing</source>
        <translation>返回签署</translation>
    </message>
    <message>
        <source>Back to the case</source>
        <translation>返回案件</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
</context>
<context>
    <name>ReasonSheet</name>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>{name} has received today, {day}, original no. {number} of the {paper}{whom}.</source>
        <translation>{name}于今日（{day}）{whom}收到《{paper}》正本第 {number} 号，共一份。</translation>
    </message>
    <message>
        <source> for {party}</source>
        <translation>代{party}</translation>
    </message>
    <message>
        <source>The agreement binds already; this signature confirms that the copy was handed over.</source>
        <translation>协议已经生效；这里签名只是确认收到了正本。</translation>
    </message>
    <message>
        <source>The program records this day and time with the signature; the date of receipt is the date of service.</source>
        <translation>程序随签名记录此刻的日期和时间；签收日期即为送达日期。</translation>
    </message>
    <message>
        <source>The whole text was read aloud to whoever signs for receipt</source>
        <translation>已向签收人宣读全文</translation>
    </message>
    <message>
        <source>{server} handed original no. {number} of the {paper} to {receiver} today, {day}.</source>
        <translation>{server}于今日（{day}）将《{paper}》正本第 {number} 号交给{receiver}。</translation>
    </message>
    <message>
        <source>Server · {who}</source>
        <translation>送达人 · {who}</translation>
    </message>
    <message>
        <source>Proof of service</source>
        <translation>送达回证</translation>
    </message>
    <message>
        <source>The server signs here (pen, finger or mouse)</source>
        <translation>请送达人在此处签名（手写笔 / 触摸 / 鼠标）</translation>
    </message>
    <message>
        <source>Confirm the delivery</source>
        <translation>确认送达</translation>
    </message>
    <message>
        <source>Leaving records the receipt; the server then signs on the printed proof.</source>
        <translation>离开此页也会记录签收；送达人可以在打印的送达回证上签名。</translation>
    </message>
    <message>
        <source>receiving now</source>
        <translation>正在签收</translation>
    </message>
    <message>
        <source>Original no. {number}</source>
        <translation>正本第 {number} 号</translation>
    </message>
    <message>
        <source>Once both sides have signed for receipt it takes effect. If a side does not do in time what it owes, the other may ask the court to enforce it.</source>
        <translation>双方都签收之后，调解书发生法律效力。一方逾期不履行的，另一方可以申请法院强制执行。</translation>
    </message>
    <message>
        <source>Proof of service · {who}</source>
        <translation>送达回证 · {who}</translation>
    </message>
    <message>
        <source>What you confirm</source>
        <translation>您确认的内容</translation>
    </message>
    <message>
        <source>Please sign for receipt here (pen, finger or mouse)</source>
        <translation>请在此处签收（手写笔 / 触摸 / 鼠标）</translation>
    </message>
    <message>
        <source>Confirm receipt</source>
        <translation>确认签收</translation>
    </message>
    <message>
        <source>Who has a copy</source>
        <translation>签收情况</translation>
    </message>
    <message>
        <source>The receiver has signed. The server signs the same proof (Case Rules art. 20).</source>
        <translation>受送达人已签收，请送达人在同一份送达回证上签名（办案规则第20条）。</translation>
    </message>
</context>
<context>
    <name>ReceivedFields</name>
    <message>
        <source>Date of receipt, as the receiver wrote it</source>
        <translation>受送达人填写的签收日期</translation>
    </message>
    <message>
        <source>Time, if it was written</source>
        <translation>时间（如有填写）</translation>
    </message>
</context>
<context>
    <name>ScanSheet</name>
    <message>
        <source>Print the paper to sign</source>
        <translation>打印待签文书</translation>
    </message>
    <message>
        <source>Drop the file here, type its path, or choose it</source>
        <translation>把文件拖到这里、输入路径或者点击选择</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Scan or photo of the signed pages (PDF, JPEG or PNG)</source>
        <translation>已签名页面的扫描件或照片（PDF、JPEG、PNG）</translation>
    </message>
    <message>
        <source>Whose signatures are on it</source>
        <translation>扫描件上有哪些人的签名</translation>
    </message>
    <message>
        <source>The whole text was read aloud to the signer</source>
        <translation>已向签署人宣读全文</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Attach and record the signature</source>
        <translation>附上并记录签名</translation>
    </message>
    <message>
        <source>Scans and photos</source>
        <translation>扫描件和照片</translation>
    </message>
</context>
<context>
    <name>ScanViewer</name>
    <message>
        <source>Signed on paper · {who}</source>
        <translation>纸面签名 · {who}</translation>
    </message>
</context>
<context>
    <name>ServiceAddress</name>
    <message>
        <source>Papers go to {address}.</source>
        <translation>送达地址：{address}。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Named to receive them: {names}.</source>
        <translation>代收人：{names}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Nobody else is named to receive them.</source>
        <translation>没有指定代收人。</translation>
    </message>
    <message>
        <source>Telephone: {phone}.</source>
        <translation>联系电话：{phone}。</translation>
    </message>
    <message>
        <source>No telephone is given.</source>
        <translation>没有填写联系电话。</translation>
    </message>
    <message>
        <source>Service by e-mail: not answered yet.</source>
        <translation>电子送达：尚未答复。</translation>
    </message>
    <message>
        <source>Service by e-mail: not agreed.</source>
        <translation>电子送达：不同意。</translation>
    </message>
    <message>
        <source>Service by e-mail: agreed, but no address for it is given.</source>
        <translation>电子送达：同意，但没有填写电子邮箱。</translation>
    </message>
    <message>
        <source>Service by e-mail: agreed, to {email}.</source>
        <translation>电子送达：同意，电子邮箱：{email}。</translation>
    </message>
</context>
<context>
    <name>ServicePage</name>
    <message>
        <source>Service</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Each party signs for its own copy; date and time are recorded with the signature.</source>
        <translation>各方当事人分别签收自己的正本，签收日期和时间随签名一并记录。</translation>
    </message>
    <message>
        <source>Nothing can be served yet</source>
        <translation>还不能送达</translation>
    </message>
    <message>
        <source>The copies can be handed over once everybody has signed and the document is closed.</source>
        <translation>各方签署完毕、文书锁定之后，才能交付正本。</translation>
    </message>
    <message>
        <source>Go to signing</source>
        <translation>去签署</translation>
    </message>
    <message>
        <source>Record the seal…</source>
        <translation>记录盖章…</translation>
    </message>
    <message>
        <source>There is nothing to serve</source>
        <translation>没有可送达的文书</translation>
    </message>
    <message>
        <source>Mediation ended without an agreement. Its record and the other papers are beneath.</source>
        <translation>调解未达成协议。笔录和其他文书在下方。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Copies not printed yet for: {names}.</source>
        <translation>正本尚未打印：{names}。</translation>
    </message>
    <message>
        <source>Print copies…</source>
        <translation>打印正本…</translation>
    </message>
    <message>
        <source>Going back on it…</source>
        <translation>签收前反悔…</translation>
    </message>
    <message>
        <source>Hand over no. {number} and sign for it</source>
        <translation>交付正本第 {number} 号并签收</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>接下来的日期</translation>
    </message>
    <message>
        <source>provisional: holidays not announced</source>
        <translation>暂定：当年放假安排尚未公布</translation>
    </message>
    <message>
        <source>Nothing is owed.</source>
        <translation>没有应付款项。</translation>
    </message>
    <message>
        <source>Everybody has received a copy.</source>
        <translation>各方均已签收。</translation>
    </message>
    <message>
        <source>Receipt recorded.</source>
        <translation>签收已记录。</translation>
    </message>
    <message>
        <source>Signed for on paper · {who}</source>
        <translation>纸面签收 · {who}</translation>
    </message>
    <message>
        <source>Print the proof of service, let the receiver sign and date it, then attach a scan or a photo.</source>
        <translation>打印送达回证，请签收人签名并填写日期，然后附上扫描件或照片。</translation>
    </message>
    <message>
        <source>Attach and record the receipt</source>
        <translation>附上并记录签收</translation>
    </message>
    <message>
        <source>Signed proof of service: {name}</source>
        <translation>签收的送达回证：{name}</translation>
    </message>
    <message>
        <source>Not taken · {who}</source>
        <translation>拒绝签收 · {who}</translation>
    </message>
    <message>
        <source>Write down why, and who saw it. A mediation instrument is never left behind against refusal.</source>
        <translation>请写明理由和见证人。调解书不适用留置送达。</translation>
    </message>
    <message>
        <source>Record the refusal</source>
        <translation>记录拒收</translation>
    </message>
    <message>
        <source>By post, with proof of delivery</source>
        <translation>邮寄送达（有回执）</translation>
    </message>
    <message>
        <source>Electronically, as agreed in writing</source>
        <translation>电子送达（已书面同意）</translation>
    </message>
    <message>
        <source>Served another way · {name}</source>
        <translation>其他方式送达 · {name}</translation>
    </message>
    <message>
        <source>Record it when the receipt is here: the day of receipt is the day of service.</source>
        <translation>收到回执后再记录：签收日期即为送达日期。</translation>
    </message>
    <message>
        <source>How</source>
        <translation>送达方式</translation>
    </message>
    <message>
        <source>Number of the consignment or address, and who signed</source>
        <translation>邮件号或送达地址，以及签收人</translation>
    </message>
    <message>
        <source>Record the receipt</source>
        <translation>记录签收</translation>
    </message>
    <message>
        <source>Going back on it before service</source>
        <translation>签收前反悔</translation>
    </message>
    <message>
        <source>Until both sides have signed for it, either may go back on it (art. 42). The signed instrument then counts for nothing, and negotiation is open again or an award follows.</source>
        <translation>双方都签收之前，任何一方都可以反悔（调解仲裁法第42条）。反悔后已签署的调解书不生效，可以继续协商，或者由仲裁庭及时裁决。</translation>
    </message>
    <message>
        <source>Who goes back on it</source>
        <translation>反悔的一方</translation>
    </message>
    <message>
        <source>Reason, in that side&apos;s words</source>
        <translation>理由（按该方的陈述填写）</translation>
    </message>
    <message>
        <source>Record the withdrawal</source>
        <translation>记录反悔</translation>
    </message>
</context>
<context>
    <name>Signer</name>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Respondent</source>
        <translation>被申请人</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>第三人</translation>
    </message>
    <message>
        <source>Applicant&apos;s agent</source>
        <translation>申请人代理人</translation>
    </message>
    <message>
        <source>Respondent&apos;s agent</source>
        <translation>被申请人代理人</translation>
    </message>
    <message>
        <source>Third party&apos;s agent</source>
        <translation>第三人代理人</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>翻译人员</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>书记员</translation>
    </message>
    <message>
        <source>Arbitrator / mediator</source>
        <translation>仲裁员 / 调解员</translation>
    </message>
    <message>
        <source>Mediator</source>
        <translation>调解员</translation>
    </message>
    <message>
        <source>principal</source>
        <translation>主要负责人</translation>
    </message>
    <message>
        <source>legal representative</source>
        <translation>法定代表人</translation>
    </message>
    <message>
        <source>guardian</source>
        <translation>法定代理人</translation>
    </message>
    <message>
        <source>{side}&apos;s {post}</source>
        <translation>{side}{post}</translation>
    </message>
    <message>
        <source>signs for this party</source>
        <translation>代表该方签署</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>special authority, may settle</source>
        <translation>特别授权，可以和解</translation>
    </message>
    <message>
        <source>special authority without settling: does not bind</source>
        <translation>特别授权未含和解，签名不能约束当事人</translation>
    </message>
    <message>
        <source>general authority: does not bind</source>
        <translation>一般授权，签名不能约束当事人</translation>
    </message>
    <message>
        <source>answers for the translation</source>
        <translation>对翻译负责</translation>
    </message>
    <message>
        <source>answers for the record</source>
        <translation>对记录负责</translation>
    </message>
    <message>
        <source>last, with the certificate; this closes the text</source>
        <translation>最后签名，并以数字证书锁定全文</translation>
    </message>
</context>
<context>
    <name>SigningPage</name>
    <message>
        <source>Signing</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>Nothing was agreed: nothing is sealed, and the papers are signed by hand.</source>
        <translation>调解未达成协议：没有可封存的文本，文书打印后手写签名。</translation>
    </message>
    <message>
        <source>The seal fixes the text; then each signs in turn, the mediator last.</source>
        <translation>封存后文本固定，各方依次签署，调解员最后。</translation>
    </message>
    <message>
        <source>Seal and sign</source>
        <translation>封存并签署</translation>
    </message>
    <message>
        <source>After the seal nothing in the text can be changed. A correction later means a new text and every signature again.</source>
        <translation>封存之后，文书内容不能再改。以后如需更正，要重新生成文书，全部重新签名。</translation>
    </message>
    <message>
        <source>Seal and begin signing</source>
        <translation>封存并开始签署</translation>
    </message>
    <message>
        <source>Close the document</source>
        <translation>锁定文书</translation>
    </message>
    <message>
        <source>Next: {step}</source>
        <translation>下一步&#x3000;{step}</translation>
    </message>
    <message>
        <source>Sealed, being signed</source>
        <translation>已封存，签署中</translation>
    </message>
    <message>
        <source>Print to sign by hand…</source>
        <translation>打印待签文书…</translation>
    </message>
    <message>
        <source>Void the seal…</source>
        <translation>作废封存…</translation>
    </message>
    <message>
        <source>Sealed {time}. Every page bears this seal check. Until everybody has signed, no copy can leave.</source>
        <translation>{time} 封存，每页都印有此封存校验码。全部签完之前，不能交付任何副本。</translation>
    </message>
    <message>
        <source>Turn the screen to {who}</source>
        <translation>请{who}签署</translation>
    </message>
    <message>
        <source>Checking once more and sealing…</source>
        <translation>正在再次核对并封存…</translation>
    </message>
    <message>
        <source>Sealed: 1 page, ready to sign.</source>
        <translation>已封存，共 1 页，可以签署。</translation>
    </message>
    <message>
        <source>Sealed: {count} pages, ready to sign.</source>
        <translation>已封存，共 {count} 页，可以签署。</translation>
    </message>
    <message>
        <source>All signatures are kept; the document is not closed yet. {reason}</source>
        <translation>全部签名都已保存，但文书尚未锁定。{reason}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>{who} has signed.</source>
        <translation>{who}已签名。</translation>
    </message>
    <message>
        <source>Putting the certificate over the whole document…</source>
        <translation>正在用数字证书锁定全文…</translation>
    </message>
    <message>
        <source>Closed. Print the copies and serve them.</source>
        <translation>已锁定。请打印正本并送达。</translation>
    </message>
    <message>
        <source>Save a sealed copy</source>
        <translation>另存封存副本</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>The sealed copy lies in {path}.</source>
        <translation>封存副本已存到 {path}。</translation>
    </message>
    <message>
        <source>The text can be changed again. Signatures given so far are void.</source>
        <translation>内容可以重新修改；已有的签名全部作废。</translation>
    </message>
    <message>
        <source>Void the seal?</source>
        <translation>作废本次封存？</translation>
    </message>
    <message>
        <source>Void the seal</source>
        <translation>作废封存</translation>
    </message>
    <message>
        <source>The text opens again for a correction. The signed one stands until the new one is signed by everybody.</source>
        <translation>内容重新打开以便更正。新的文书全部签完之前，原文书继续有效。</translation>
    </message>
    <message>
        <source>Correct the agreement?</source>
        <translation>更正文书？</translation>
    </message>
    <message>
        <source>Open for correction</source>
        <translation>开始更正</translation>
    </message>
</context>
<context>
    <name>SigningRoom</name>
    <message>
        <source>Stay here</source>
        <translation>留在此页</translation>
    </message>
    <message>
        <source>Leave without signing?</source>
        <translation>不签署就离开？</translation>
    </message>
    <message>
        <source>The signature is not confirmed. Ink that is not confirmed is not kept.</source>
        <translation>签名尚未确认。未确认的笔迹不会保留。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>{reason} Please write the name in full; “Write again” wipes the field.</source>
        <translation>{reason}请写出完整姓名；点“重写”可以清空。</translation>
    </message>
    <message>
        <source>{seen} of {count} pages of the English reading copy were paged through.</source>
        <translation>英文参考译本共 {count} 页，已翻阅 {seen} 页。</translation>
    </message>
    <message>
        <source>All {count} pages were paged through.</source>
        <translation>全文 {count} 页已逐页看过。</translation>
    </message>
    <message>
        <source>Its one page was read.</source>
        <translation>全文 1 页已看过。</translation>
    </message>
    <message>
        <source>{seen} of {count} pages were paged through.</source>
        <translation>已看 {seen} / {count} 页。</translation>
    </message>
    <message>
        <source>The whole text has one page; “Read in full” opens it.</source>
        <translation>全文共 1 页，点“大字朗读版”逐页核对。</translation>
    </message>
    <message>
        <source>The whole text has {count} pages; “Read in full” opens it.</source>
        <translation>全文共 {count} 页，点“大字朗读版”逐页核对。</translation>
    </message>
    <message>
        <source>Read in full, large</source>
        <translation>大字朗读版</translation>
    </message>
    <message>
        <source>Mediator  Esc</source>
        <translation>交还调解员 Esc</translation>
    </message>
    <message>
        <source>Give the screen back to the mediator (Esc)</source>
        <translation>把屏幕交还调解员（Esc）</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>重写</translation>
    </message>
    <message>
        <source>Sign on paper instead</source>
        <translation>改为纸面签名</translation>
    </message>
</context>
<context>
    <name>Stamping</name>
    <message>
        <source>A seal was put on the paper</source>
        <translation>记录加盖印章</translation>
    </message>
    <message>
        <source>The picture of a seal is no electronic seal; here stands who pressed the real one, and when.</source>
        <translation>印章图片不是电子印章；这里记录实物印章由谁、何时加盖。</translation>
    </message>
    <message>
        <source>Whose seal</source>
        <translation>谁的印章</translation>
    </message>
    <message>
        <source>Put on by</source>
        <translation>盖章人</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>Stamps</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Not recorded as sealed yet: {names}. The {paper} bears the commission&apos;s seal before it is served (Labour Dispute Mediation and Arbitration Law art. 42).</source>
        <translation>尚未记录盖章：{names}。{paper}应当加盖仲裁委员会印章后送达（调解仲裁法第42条）。</translation>
    </message>
    <message>
        <source>Not recorded as sealed yet: {names}. The {paper} takes effect with the body&apos;s seal on it (mediation and arbitration law art. 14).</source>
        <translation>尚未记录盖章：{names}。{paper}加盖调解组织印章后生效（调解仲裁法第十四条）。</translation>
    </message>
    <message>
        <source>{names}: the paper has room for its seal too. Record it here once it is put on.</source>
        <translation>文书上另有{names}的盖章处，加盖后在此记录。</translation>
    </message>
</context>
<context>
    <name>StampsCard</name>
    <message>
        <source>Seals on the paper</source>
        <translation>纸面印章</translation>
    </message>
    <message>
        <source>Record a seal…</source>
        <translation>记录盖章…</translation>
    </message>
    <message>
        <source>{owner} · put on by {name}, {time}</source>
        <translation>{owner} · {name}于 {time} 加盖</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>{payer} pays {payee} nothing.</source>
        <translation>{payer}不向{payee}付款。</translation>
    </message>
    <message>
        <source>You pay {payee} nothing.</source>
        <translation>您不向{payee}付款。</translation>
    </message>
    <message>
        <source>{amount} yuan ({capitals})</source>
        <translation>{amount} 元（{capitals}）</translation>
    </message>
    <message>
        <source>By {day}, {payer} pays {payee} {amount} in one sum{where}.</source>
        <translation>{payer}最迟在 {day} 一次性付给{payee} {amount}{where}。</translation>
    </message>
    <message>
        <source>By {day}, you pay {payee} {amount} in one sum{where}.</source>
        <translation>您最迟在 {day} 一次性付给{payee} {amount}{where}。</translation>
    </message>
    <message>
        <source>{payer} pays {payee} {amount} in {count} parts{where}.</source>
        <translation>{payer}分 {count} 期付给{payee}共 {amount}{where}。</translation>
    </message>
    <message>
        <source>You pay {payee} {amount} in {count} parts{where}.</source>
        <translation>您分 {count} 期付给{payee}共 {amount}{where}。</translation>
    </message>
    <message>
        <source>Part {number}: {amount} by {day}.</source>
        <translation>第 {number} 期：最迟 {day} 付 {amount}。</translation>
    </message>
    <message>
        <source>Parts {first} to {last}: as it stands in the paper.</source>
        <translation>第 {first} 至 {last} 期：见文书全文。</translation>
    </message>
    <message>
        <source>Parts {first} to {last}: {amount} each, by day {day} of every month.</source>
        <translation>第 {first} 至 {last} 期：最迟每月 {day} 日各付 {amount}。</translation>
    </message>
    <message>
        <source>Parts {first} to {last}: {amount} each, by the days that stand in the paper.</source>
        <translation>第 {first} 至 {last} 期：各付 {amount}，日期见文书全文。</translation>
    </message>
    <message>
        <source>{amount} yuan</source>
        <translation>{amount} 元</translation>
    </message>
    <message>
        <source>, in cash</source>
        <translation>，现金支付</translation>
    </message>
    <message>
        <source>, to the account at {bank} ending in {tail}</source>
        <translation>，打到{bank}尾号 {tail} 的账户</translation>
    </message>
    <message>
        <source>Tax on it is borne by whoever receives the money.</source>
        <translation>税款由收款人承担。</translation>
    </message>
    <message>
        <source>Tax on it is borne by whoever pays.</source>
        <translation>税款由付款人承担。</translation>
    </message>
    <message>
        <source>You hand over {items} by {day}.</source>
        <translation>您最迟 {day} 交还{items}。</translation>
    </message>
    <message>
        <source>Once it is paid, nothing more can be demanded from the whole employment and its end. Social insurance and what else the law lets nobody give up stay as they are.</source>
        <translation>付清以后，劳动关系存续期间以及解除的一切事项都不能再提出要求；社会保险等依法不得放弃的事项不受影响。</translation>
    </message>
    <message>
        <source>Once it is paid, nothing more can be demanded from the {count} claims of this case.</source>
        <translation>付清后，本案 {count} 项请求双方再无其他争议。</translation>
    </message>
    <message>
        <source>Once it is paid, nothing more can be demanded from the claim of this case.</source>
        <translation>付清后，本案的请求双方再无其他争议。</translation>
    </message>
    <message>
        <source>If the money comes late, {amount} more is owed.</source>
        <translation>逾期不付，另付违约金 {amount}。</translation>
    </message>
    <message>
        <source>If the money comes more than one day late, {amount} more is owed.</source>
        <translation>逾期超过 1 天不付，另付违约金 {amount}。</translation>
    </message>
    <message>
        <source>If the money comes more than {days} days late, {amount} more is owed.</source>
        <translation>逾期超过 {days} 天不付，另付违约金 {amount}。</translation>
    </message>
    <message>
        <source>If a part comes more than one day late, everything that is left falls due at once.</source>
        <translation>任何一期逾期超过 1 天，剩余款项一次付清。</translation>
    </message>
    <message>
        <source>If a part comes more than {days} days late, everything that is left falls due at once.</source>
        <translation>任何一期逾期超过 {days} 天，剩余款项一次付清。</translation>
    </message>
    <message>
        <source>If a part comes late, everything that is left falls due at once.</source>
        <translation>任何一期逾期，剩余款项一次付清。</translation>
    </message>
    <message>
        <source>The employment ended on {day}.</source>
        <translation>劳动关系已于 {day} 结束。</translation>
    </message>
    <message>
        <source>The paper holds one more clause that is not summed up here; please read it.</source>
        <translation>文书里还有 1 条约定没有列在这里，请看全文。</translation>
    </message>
    <message>
        <source>The paper holds {count} more clauses that are not summed up here; please read them.</source>
        <translation>文书里还有 {count} 条约定没有列在这里，请看全文。</translation>
    </message>
    <message>
        <source>The leaving certificate is issued by {day}.</source>
        <translation>离职证明最迟在 {day} 开具。</translation>
    </message>
    <message>
        <source>Social insurance is paid up to {month} and transferred by {day}.</source>
        <translation>社会保险缴到 {month}，最迟 {day} 办好转移。</translation>
    </message>
    <message>
        <source>{year}-{month}</source>
        <translation>{year}年{month}月</translation>
    </message>
    <message>
        <source>{giver} hands over {items} by {day}.</source>
        <translation>{giver}最迟 {day} 交还{items}。</translation>
    </message>
    <message>
        <source>Neither side tells others what was agreed.</source>
        <translation>双方对协议内容保密。</translation>
    </message>
    <message>
        <source>It takes effect once both sides have signed for their copy.</source>
        <translation>双方签收之后生效。</translation>
    </message>
    <message>
        <source>Until then either side may still go back on it.</source>
        <translation>签收之前，任何一方都可以反悔。</translation>
    </message>
    <message>
        <source>It binds both sides once everybody has signed and the body has sealed it.</source>
        <translation>各方签名、调解组织盖章后，对双方都有约束力。</translation>
    </message>
</context>
<context>
    <name>ToldCard</name>
    <message>
        <source>For reading only: the Chinese text is signed and binding</source>
        <translation>仅供阅读：以中文签署文本为准</translation>
    </message>
    <message>
        <source>More beneath: please read on</source>
        <translation>下面还有内容，请往下看</translation>
    </message>
</context>
<context>
    <name>TurnedScreen</name>
    <message>
        <source>{who} has signed:</source>
        <translation>{who} 已签署：</translation>
    </message>
    <message>
        <source>{who} signs on paper.</source>
        <translation>{who} 改为在纸面签名。</translation>
    </message>
    <message>
        <source>{who} has not signed:</source>
        <translation>{who} 尚未签署：</translation>
    </message>
</context>
<context>
    <name>Turns</name>
    <message>
        <source>signing now</source>
        <translation>正在签</translation>
    </message>
    <message>
        <source>signed {time}</source>
        <translation>已签 {time}</translation>
    </message>
    <message>
        <source>Signing · {who}</source>
        <translation>签署 · {who}</translation>
    </message>
    <message>
        <source>Signer {number} of {all}</source>
        <translation>第 {number} / {all} 位签署人</translation>
    </message>
    <message>
        <source>What you are about to sign, in plain words</source>
        <translation>您将签署的主要内容</translation>
    </message>
    <message>
        <source>Please sign here (pen, finger or mouse)</source>
        <translation>请在此处签名（手写笔 / 触摸 / 鼠标）</translation>
    </message>
    <message>
        <source>Confirm the signature</source>
        <translation>确认签署</translation>
    </message>
    <message>
        <source>The text is fixed. A change means a new text, signed again by everybody.</source>
        <translation>签署后内容锁定；更改须重新生成并全部重签。</translation>
    </message>
    <message>
        <source>The whole text was read aloud to the signer</source>
        <translation>已向签署人宣读全文</translation>
    </message>
    <message>
        <source>Paper {number} of {all}</source>
        <translation>文书 {number} / {all}</translation>
    </message>
    <message>
        <source>This is the {paper}. Please read it before you sign.</source>
        <translation>这是《{paper}》，请先看内容再签名。</translation>
    </message>
    <message>
        <source>You confirm that you explained their rights and duties to both sides.</source>
        <translation>您确认已向双方当事人告知其权利和义务。</translation>
    </message>
    <message>
        <source>You confirm that you held this hearing, and that the record was read to or by everybody.</source>
        <translation>您确认本次调解由您主持，笔录已交各方阅读或者向其宣读。</translation>
    </message>
    <message>
        <source>You confirm that your rights and duties were explained to you.</source>
        <translation>您确认，您的权利和义务已向您告知。</translation>
    </message>
    <message>
        <source>It says what the agent may do for the party; the powers are listed one by one.</source>
        <translation>上面逐项写明代理人可以替当事人做什么。</translation>
    </message>
    <message>
        <source>Papers sent to this address count as received; tell the body when it changes.</source>
        <translation>文书寄到这个地址即视为送达；地址变更要及时告知。</translation>
    </message>
    <message>
        <source>You confirm that what was said here is written down as it was said.</source>
        <translation>您确认记录与会上所说的一致。</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>Progress of the signing</source>
        <translation>签署进度</translation>
    </message>
    <message>
        <source>Signed on paper · {who}</source>
        <translation>纸面签名 · {who}</translation>
    </message>
    <message>
        <source>Print the sealed paper, let it be signed by hand, then attach a scan or a photo. The paper with the ink is the original and goes into the file.</source>
        <translation>打印封存的文书，由本人手写签名，然后附上扫描件或照片。有笔迹的纸件是原件，请附卷。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Signed page: {names}</source>
        <translation>签名页：{names}</translation>
    </message>
</context>
</TS>
