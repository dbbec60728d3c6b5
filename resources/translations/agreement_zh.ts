<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccountForm</name>
    <message>
        <source>Account holder</source>
        <translation>户名</translation>
    </message>
    <message>
        <source>Bank and branch</source>
        <translation>开户银行（含支行）</translation>
    </message>
    <message>
        <source>such as 招商银行上海杨浦支行</source>
        <translation>如 招商银行上海杨浦支行</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>账号</translation>
    </message>
</context>
<context>
    <name>AgreementCard</name>
    <message>
        <source>Type the agreed amount; 0 where nothing is paid.</source>
        <translation>请填写调解金额；不支付的填 0。</translation>
    </message>
    <message>
        <source>The parts do not make the agreed amount yet.</source>
        <translation>各项合计与调解金额还不一致。</translation>
    </message>
    <message>
        <source>The changed amount is not recorded yet: see whether it is meant.</source>
        <translation>调解金额的改动还没有记录：请在“协商”页核对后确认。</translation>
    </message>
    <message>
        <source>What is agreed is unchanged: the parts do not make the new amount yet.</source>
        <translation>调解金额没有变更：各项之和与改动后的金额不一致。</translation>
    </message>
    <message>
        <source>What is agreed</source>
        <translation>调解金额</translation>
    </message>
    <message>
        <source>Agree on amounts</source>
        <translation>达成一致：确定金额</translation>
    </message>
    <message>
        <source>Changes here are recorded as soon as they add up. Dates and account follow under Payment.</source>
        <translation>修改后合计相符即自动保存；付款日期和账户在“支付”中填写。</translation>
    </message>
    <message>
        <source>Who pays whom how much, and which claims it answers. Nothing is agreed before you record it.</source>
        <translation>谁付给谁、多少、对应哪些请求。点“记录调解金额”之前不算达成一致。</translation>
    </message>
    <message>
        <source>Together {amount} yuan</source>
        <translation>合计 {amount} 元</translation>
    </message>
    <message>
        <source>It is right: record</source>
        <translation>无误，记录</translation>
    </message>
    <message>
        <source>Another payer or payee</source>
        <translation>增加付款人或收款人</translation>
    </message>
    <message>
        <source>Record the agreement</source>
        <translation>记录调解金额</translation>
    </message>
    <message>
        <source>Not agreed yet: fold this away</source>
        <translation>尚未达成一致，收起</translation>
    </message>
</context>
<context>
    <name>AwardBox</name>
    <message>
        <source>{payer} pays {payee}</source>
        <translation>{payer} 付给 {payee}</translation>
    </message>
    <message>
        <source>claimed</source>
        <translation>请求金额</translation>
    </message>
    <message>
        <source>Part for claim {number}, {title}</source>
        <translation>第 {number} 项请求（{title}）的分配额</translation>
    </message>
    <message>
        <source>Rest here</source>
        <translation>余额归此</translation>
    </message>
    <message>
        <source>One sum for all {count} claims.</source>
        <translation>{count} 项请求合并为一笔，不分项。</translation>
    </message>
    <message>
        <source>{amount} is not divided yet.</source>
        <translation>还有 {amount} 元没有分配。</translation>
    </message>
    <message>
        <source>{amount} more is divided than was agreed.</source>
        <translation>分配超出调解金额 {amount} 元。</translation>
    </message>
    <message>
        <source>Parts together = {amount} ✓</source>
        <translation>各项合计 = {amount} ✓</translation>
    </message>
    <message>
        <source>pays</source>
        <translation>付给</translation>
    </message>
    <message>
        <source>Payer</source>
        <translation>付款人</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Take this out</source>
        <translation>去掉这一项</translation>
    </message>
    <message>
        <source>Agreed amount (yuan)</source>
        <translation>调解金额（元）</translation>
    </message>
    <message>
        <source>Divided among the claims</source>
        <translation>在各项请求间分配</translation>
    </message>
    <message>
        <source>As claimed</source>
        <translation>按请求比例</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手工分配</translation>
    </message>
    <message>
        <source>One sum</source>
        <translation>不分项</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>What the law asks of this paper before it is sealed for ever.</source>
        <translation>封存之前，逐项核对法律对文书的要求。</translation>
    </message>
    <message>
        <source>{step} · {count} to mend</source>
        <translation>{step} · {count} 项待补</translation>
    </message>
    <message>
        <source>Mediation ended without an agreement</source>
        <translation>调解未达成协议</translation>
    </message>
    <message>
        <source>Its papers are final; print them at the step for signing.</source>
        <translation>文书已经定稿，请在“签署”一步打印。</translation>
    </message>
    <message>
        <source>The agreement is sealed</source>
        <translation>协议已封存</translation>
    </message>
    <message>
        <source>What follows is signing and service.</source>
        <translation>接下来是签署和送达。</translation>
    </message>
    <message>
        <source>{count} to mend before the seal</source>
        <translation>封存前还有 {count} 项必须解决</translation>
    </message>
    <message>
        <source>Each leads to its field. The list follows as you mend.</source>
        <translation>每一项都可直接跳到对应位置；改好后这里自动更新。</translation>
    </message>
    <message>
        <source>It can be sealed; look at {count} first</source>
        <translation>可以封存，另有 {count} 项请留意</translation>
    </message>
    <message>
        <source>These do not stop the seal, but somebody has to have seen them.</source>
        <translation>这些不妨碍封存，但请确认已经看过。</translation>
    </message>
    <message>
        <source>Ready to seal</source>
        <translation>没有问题，可以封存</translation>
    </message>
    <message>
        <source>Read the paper once more together, then seal and sign.</source>
        <translation>请与双方再通读一遍，然后封存、签署。</translation>
    </message>
    <message>
        <source>Mend the first</source>
        <translation>处理第一项</translation>
    </message>
    <message>
        <source>To seal and signature</source>
        <translation>去封存、签署</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>自 {day} 起</translation>
    </message>
    <message>
        <source>, holidays not announced yet</source>
        <translation>，放假安排尚未公布</translation>
    </message>
    <message>
        <source>, passed already</source>
        <translation>，已届满</translation>
    </message>
    <message>
        <source>To mend before the seal</source>
        <translation>封存前必须解决</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>请留意</translation>
    </message>
    <message>
        <source>Date of the instrument, and terms that run</source>
        <translation>文书日期与期限</translation>
    </message>
    <message>
        <source>What is complete</source>
        <translation>完成情况</translation>
    </message>
    <message>
        <source>Date of the instrument</source>
        <translation>文书日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>填今天</translation>
    </message>
    <message>
        <source>Date the instrument today</source>
        <translation>文书日期填今天</translation>
    </message>
</context>
<context>
    <name>CheckPlace</name>
    <message>
        <source>claim {number}, {title}</source>
        <translation>第 {number} 项请求 {title}</translation>
    </message>
    <message>
        <source>clause {number}</source>
        <translation>第 {number} 条</translation>
    </message>
</context>
<context>
    <name>Doubt</name>
    <message>
        <source>Far more than everything that is claimed, {known} yuan.</source>
        <translation>远高于全部请求金额 {known} 元。</translation>
    </message>
    <message>
        <source>Far less than what is claimed, {known} yuan.</source>
        <translation>远低于请求金额 {known} 元。</translation>
    </message>
    <message>
        <source>Far more than this side's last offer, {known} yuan.</source>
        <translation>远高于该方上一次报价 {known} 元。</translation>
    </message>
    <message>
        <source>Far less than this side's last offer, {known} yuan.</source>
        <translation>远低于该方上一次报价 {known} 元。</translation>
    </message>
    <message>
        <source>Far more than what was offered before, {known} yuan.</source>
        <translation>远高于已有报价 {known} 元。</translation>
    </message>
    <message>
        <source>Far less than what was offered before, {known} yuan.</source>
        <translation>远低于已有报价 {known} 元。</translation>
    </message>
    <message>
        <source>{payee}, {amount}: far more than what {payee} claims, {known} yuan.</source>
        <translation>{payee} {amount} 元：远高于{payee}请求的金额 {known} 元。</translation>
    </message>
    <message>
        <source>{payee}, {amount}: far less than what {payee} claims, {known} yuan.</source>
        <translation>{payee} {amount} 元：远低于{payee}请求的金额 {known} 元。</translation>
    </message>
    <message>
        <source>{payee}, {amount}: far more than {payee}'s part of the offers, {known} yuan.</source>
        <translation>{payee} {amount} 元：远高于报价中{payee}应得的份额 {known} 元。</translation>
    </message>
    <message>
        <source>{payee}, {amount}: far less than {payee}'s part of the offers, {known} yuan.</source>
        <translation>{payee} {amount} 元：远低于报价中{payee}应得的份额 {known} 元。</translation>
    </message>
    <message>
        <source>If it is right, press Enter again.</source>
        <translation>如金额无误，请再按一次 Enter 键。</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>No agreement: on to arbitration</source>
        <translation>调解不成，移送仲裁</translation>
    </message>
    <message>
        <source>Everything recorded goes on with the case. The reason stands in the record.</source>
        <translation>已记录的内容随案移送，原因写入笔录。</translation>
    </message>
    <message>
        <source>The record will say that the hearing ended now, at {time}.</source>
        <translation>笔录将写明调解于现在（{time}）结束。</translation>
    </message>
    <message>
        <source>Why there is no agreement</source>
        <translation>调解不成的原因</translation>
    </message>
    <message>
        <source>End without agreement</source>
        <translation>确认调解不成</translation>
    </message>
    <message>
        <source>Adjourn the mediation</source>
        <translation>延期调解</translation>
    </message>
    <message>
        <source>Adjourn</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Adjourn…</source>
        <translation>延期…</translation>
    </message>
    <message>
        <source>It can go on at any time with everything that was recorded.</source>
        <translation>以后可随时继续，已记录的内容都保留。</translation>
    </message>
    <message>
        <source>Why (optional)</source>
        <translation>原因（可不填）</translation>
    </message>
    <message>
        <source>No agreement…</source>
        <translation>调解不成，移送仲裁…</translation>
    </message>
    <message>
        <source>Negotiate again</source>
        <translation>重新协商</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>caucus {amount}</source>
        <translation>背靠背 {amount}</translation>
    </message>
</context>
<context>
    <name>FigureRow</name>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>For {known} of {all} claims; the claims page opens it line by line</source>
        <translation>{all} 项请求中 {known} 项有参考额；在“请求”页可逐行展开</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>调解金额</translation>
    </message>
    <message>
        <source>caucus, overlap {amount}</source>
        <translation>背靠背 重叠 {amount}</translation>
    </message>
    <message>
        <source>Applicant now</source>
        <translation>申请人最新</translation>
    </message>
    <message>
        <source>Respondent now</source>
        <translation>被申请人最新</translation>
    </message>
    <message>
        <source>Half way</source>
        <translation>中点</translation>
    </message>
    <message>
        <source>Statutory reference</source>
        <translation>法定参考额</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Go there</source>
        <translation>去处理</translation>
    </message>
    <message>
        <source>Go there: {finding}</source>
        <translation>去处理：{finding}</translation>
    </message>
</context>
<context>
    <name>LackingBanner</name>
    <message>
        <source>Applicant and respondent are not both entered yet: whose offers are these?</source>
        <translation>申请人、被申请人还没有填全：报价还没有对应的当事人。</translation>
    </message>
    <message>
        <source>Enter the parties</source>
        <translation>去填写当事人</translation>
    </message>
    <message>
        <source>No claim is entered yet: there is nothing to compare an offer with.</source>
        <translation>还没有请求事项：报价没有可以对照的金额。</translation>
    </message>
    <message>
        <source>Enter the claims</source>
        <translation>去填写请求</translation>
    </message>
</context>
<context>
    <name>LegalTerm</name>
    <message>
        <source>Joint application for arbitral review</source>
        <translation>共同申请仲裁审查</translation>
    </message>
    <message>
        <source>Joint application for judicial confirmation</source>
        <translation>共同申请司法确认</translation>
    </message>
    <message>
        <source>Decision on the review</source>
        <translation>审查决定</translation>
    </message>
    <message>
        <source>Acceptance of the mediation</source>
        <translation>受理调解</translation>
    </message>
    <message>
        <source>End of mediation by the body</source>
        <translation>调解期限届满</translation>
    </message>
    <message>
        <source>Without agreement, arbitration is open</source>
        <translation>未达成协议可申请仲裁</translation>
    </message>
    <message>
        <source>Acceptance by the commission</source>
        <translation>仲裁受理</translation>
    </message>
    <message>
        <source>Written defence</source>
        <translation>答辩期</translation>
    </message>
    <message>
        <source>Award, if there is no agreement</source>
        <translation>调解不成时的裁决期限</translation>
    </message>
    <message>
        <source>Limitation for arbitration</source>
        <translation>仲裁时效</translation>
    </message>
    <message>
        <source>Limitation for wage arrears</source>
        <translation>欠薪时效</translation>
    </message>
    <message>
        <source>Application for enforcement</source>
        <translation>申请强制执行</translation>
    </message>
    <message>
        <source>Revocation for unfairness</source>
        <translation>显失公平的撤销期</translation>
    </message>
    <message>
        <source>Revocation for mistake</source>
        <translation>重大误解的撤销期</translation>
    </message>
    <message>
        <source>File and social insurance transferred</source>
        <translation>办理档案和社保关系转移</translation>
    </message>
</context>
<context>
    <name>LibraryCard</name>
    <message>
        <source>Clause library</source>
        <translation>条款库</translation>
    </message>
</context>
<context>
    <name>LibraryRow</name>
    <message>
        <source>Anything the library does not have</source>
        <translation>条款库里没有的约定</translation>
    </message>
    <message>
        <source>{basis} · reviewed {day}</source>
        <translation>{basis} · {day} 核对</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>建议加入</translation>
    </message>
</context>
<context>
    <name>MarkBar</name>
    <message>
        <source>Agreed amount</source>
        <translation>调解金额</translation>
    </message>
    <message>
        <source>Agreed amount in capitals</source>
        <translation>调解金额（大写）</translation>
    </message>
    <message>
        <source>First date of payment</source>
        <translation>首期付款日</translation>
    </message>
    <message>
        <source>Last date of payment</source>
        <translation>末期付款日</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Respondent</source>
        <translation>被申请人</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案号</translation>
    </message>
    <message>
        <source>Insert a figure of the case</source>
        <translation>插入案中数据</translation>
    </message>
</context>
<context>
    <name>NegotiationPage</name>
    <message>
        <source>Negotiation</source>
        <translation>协商</translation>
    </message>
    <message>
        <source>Every round is recorded. What is said in caucus is locked: no paper, record or filing holds it.</source>
        <translation>记录每一轮报价；背靠背内容加锁，不进入协议、笔录和报送数据。</translation>
    </message>
    <message>
        <source>Agreed. Dates and account follow under Payment.</source>
        <translation>已达成一致。付款日期和账户在“支付”中填写。</translation>
    </message>
    <message>
        <source>The round that is typed is not recorded.</source>
        <translation>正在填写的这一轮尚未记录。</translation>
    </message>
    <message>
        <source>The agreement that is being written is not recorded.</source>
        <translation>正在填写的调解金额尚未记录。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续调解</translation>
    </message>
    <message>
        <source>Mediation is adjourned.</source>
        <translation>调解已延期。</translation>
    </message>
    <message>
        <source>No agreement: {reason}</source>
        <translation>调解不成：{reason}</translation>
    </message>
    <message>
        <source>Agreed on {amount} yuan</source>
        <translation>已达成一致 {amount}</translation>
    </message>
    <message>
        <source>Agree · divide {amount}</source>
        <translation>达成一致　按 {amount}分配</translation>
    </message>
    <message>
        <source>Agree…</source>
        <translation>达成一致…</translation>
    </message>
    <message>
        <source>Show caucus</source>
        <translation>显示背靠背</translation>
    </message>
    <message>
        <source>Hide caucus</source>
        <translation>隐藏背靠背</translation>
    </message>
    <message>
        <source>Take everything said in caucus off the screen (Ctrl+B)</source>
        <translation>立即隐藏全部背靠背内容（Ctrl+B）</translation>
    </message>
    <message>
        <source>Show what was said in caucus, for the mediator only (Ctrl+B)</source>
        <translation>显示背靠背内容，仅供调解员（Ctrl+B）</translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>own thought</source>
        <translation>调解员自记</translation>
    </message>
    <message>
        <source>Confidential note</source>
        <translation>保密记录</translation>
    </message>
    <message>
        <source>Remove the note</source>
        <translation>删除这条记录</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>Notes</source>
        <translation>保密记录</translation>
    </message>
    <message>
        <source>For the mediator only</source>
        <translation>仅调解员可见</translation>
    </message>
    <message>
        <source>own thought</source>
        <translation>调解员自记</translation>
    </message>
    <message>
        <source>Heard from</source>
        <translation>听谁说的</translation>
    </message>
    <message>
        <source>What was said in caucus; it enters no paper, no record, no export</source>
        <translation>背靠背中说的话；不进入任何文书、笔录和导出</translation>
    </message>
    <message>
        <source>New confidential note</source>
        <translation>新的保密记录</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>记下</translation>
    </message>
</context>
<context>
    <name>OfferChart</name>
    <message>
        <source>Course of the offers</source>
        <translation>报价走势</translation>
    </message>
    <message>
        <source>The first offer will stand here.</source>
        <translation>第一轮报价会显示在这里。</translation>
    </message>
    <message>
        <source>Reference {amount}</source>
        <translation>法定参考额 {amount}</translation>
    </message>
    <message>
        <source>In caucus</source>
        <translation>背靠背</translation>
    </message>
    <message>
        <source>Overlap of the last offers</source>
        <translation>双方最新报价已交叉</translation>
    </message>
    <message>
        <source>Gap of the last offers</source>
        <translation>双方最新报价的差距</translation>
    </message>
    <message>
        <source>{words}, caucus counted in</source>
        <translation>{words}（含背靠背）</translation>
    </message>
</context>
<context>
    <name>OfferSide</name>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Respondent</source>
        <translation>被申请人</translation>
    </message>
    <message>
        <source>Mediator</source>
        <translation>调解员建议</translation>
    </message>
</context>
<context>
    <name>PaymentPage</name>
    <message>
        <source>Payment</source>
        <translation>支付</translation>
    </message>
    <message>
        <source>When and how it is paid. The instalments always make the agreed amount.</source>
        <translation>何时、以何种方式支付；各期合计始终等于调解金额。</translation>
    </message>
    <message>
        <source>The payment is not recorded as it stands here: {why}</source>
        <translation>支付安排未按此处所填记录：{why}</translation>
    </message>
    <message>
        <source>Sum {total} = agreed total ✓</source>
        <translation>合计 {total} = 调解金额 ✓</translation>
    </message>
    <message>
        <source>Agreed total {total}</source>
        <translation>调解金额 {total}</translation>
    </message>
    <message>
        <source>No amount is agreed yet</source>
        <translation>尚未达成一致</translation>
    </message>
    <message>
        <source>Record under Negotiation what both sides agree on; the dates of payment follow here.</source>
        <translation>先在“协商”中记录双方约定的金额，再到这里填写付款日期和账户。</translation>
    </message>
    <message>
        <source>To the negotiation</source>
        <translation>去协商</translation>
    </message>
</context>
<context>
    <name>PaymentProof</name>
    <message>
        <source>Nothing is to be paid.</source>
        <translation>无需支付。</translation>
    </message>
    <message>
        <source>{count} payments, together {total} = agreed amount ✓</source>
        <translation>共 {count} 期，合计 {total} = 调解金额 ✓</translation>
    </message>
    <message>
        <source>Together {total} = agreed amount ✓</source>
        <translation>合计 {total} = 调解金额 ✓</translation>
    </message>
    <message>
        <source>The shares make {points} %, not 100 %.</source>
        <translation>各期比例合计 {points}%，应为 100%。</translation>
    </message>
    <message>
        <source>The amounts exceed the agreed one; nothing is left for the last date.</source>
        <translation>各期金额已达到或超过调解金额，最后一期没有余额。</translation>
    </message>
    <message>
        <source>Say in how many parts it is paid.</source>
        <translation>请填写分几期。</translation>
    </message>
    <message>
        <source>A date is missing.</source>
        <translation>还缺日期。</translation>
    </message>
    <message>
        <source>This does not add up yet.</source>
        <translation>尚不能成立，请核对各期。</translation>
    </message>
</context>
<context>
    <name>PlanRow</name>
    <message>
        <source>what is left</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>date is missing</source>
        <translation>缺日期</translation>
    </message>
    <message>
        <source>working day</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>holidays not announced</source>
        <translation>放假安排尚未公布</translation>
    </message>
    <message>
        <source>The holidays of that year are not announced yet</source>
        <translation>该年放假安排尚未公布</translation>
    </message>
    <message>
        <source>{weekday} · day off</source>
        <translation>{weekday} · 休息日</translation>
    </message>
    <message>
        <source>Instalment {number} falls on a day off.</source>
        <translation>第 {number} 期的日期不是工作日。</translation>
    </message>
    <message>
        <source>Move to {day}, {weekday}</source>
        <translation>顺延到 {day}（{weekday}）</translation>
    </message>
    <message>
        <source>Date of instalment {number}</source>
        <translation>第 {number} 期日期</translation>
    </message>
    <message>
        <source>Percent of instalment {number}</source>
        <translation>第 {number} 期比例</translation>
    </message>
    <message>
        <source>Amount of instalment {number}</source>
        <translation>第 {number} 期金额</translation>
    </message>
    <message>
        <source>Take out instalment {number}</source>
        <translation>去掉第 {number} 期</translation>
    </message>
</context>
<context>
    <name>ReasonSheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Say it in a few words.</source>
        <translation>请简单写明。</translation>
    </message>
</context>
<context>
    <name>RoundForm</name>
    <message>
        <source>Type the amount of this offer.</source>
        <translation>请填写这一轮的金额。</translation>
    </message>
    <message>
        <source>Say why the old figure was wrong; it stays in the list.</source>
        <translation>请写明原来为什么记错；原记录会保留。</translation>
    </message>
    <message>
        <source>Correct an offer</source>
        <translation>更正报价</translation>
    </message>
    <message>
        <source>Correct an offer made in caucus</source>
        <translation>更正背靠背报价</translation>
    </message>
    <message>
        <source>New round</source>
        <translation>新一轮</translation>
    </message>
    <message>
        <source>In caucus</source>
        <translation>背靠背</translation>
    </message>
    <message>
        <source>Record the correction  Enter</source>
        <translation>记录更正　Enter</translation>
    </message>
    <message>
        <source>The list has changed. Still in caucus</source>
        <translation>记录已变动，仍在背靠背</translation>
    </message>
    <message>
        <source>Recorded. Still in caucus: the next one is hidden</source>
        <translation>已记录，仍在背靠背：下一轮也不给对方看</translation>
    </message>
    <message>
        <source>Still in caucus: the next one is hidden</source>
        <translation>仍在背靠背：下一轮也不给对方看</translation>
    </message>
    <message>
        <source>The last one was in caucus; both sides see this one</source>
        <translation>上一轮是背靠背；本轮双方都能看到</translation>
    </message>
    <message>
        <source>Offered by</source>
        <translation>提出方</translation>
    </message>
    <message>
        <source>Amount (yuan)</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>To be paid by</source>
        <translation>付款日期</translation>
    </message>
    <message>
        <source>such as 12.15</source>
        <translation>如 12.15</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>such as one payment, after tax</source>
        <translation>如 一次性付清，税后</translation>
    </message>
    <message>
        <source>Why it is corrected</source>
        <translation>更正原因</translation>
    </message>
    <message>
        <source>In caucus · not seen by the other side</source>
        <translation>背靠背 · 对方不可见</translation>
    </message>
    <message>
        <source>Say first who is in caucus with you.</source>
        <translation>请先选择正在与哪一方背靠背。</translation>
    </message>
    <message>
        <source>Record · other side will not see it  Enter</source>
        <translation>记录背靠背 · 对方不可见　Enter</translation>
    </message>
    <message>
        <source>Record · both sides see it  Enter</source>
        <translation>记录本轮 · 双方可见　Enter</translation>
    </message>
    <message>
        <source>It is right: record  Enter</source>
        <translation>金额无误，记录　Enter</translation>
    </message>
    <message>
        <source>For the mediator: in no paper, record or export</source>
        <translation>仅调解员可见：不进文书、笔录和导出</translation>
    </message>
    <message>
        <source>such as 750,000</source>
        <translation>如 750,000 或 75万</translation>
    </message>
    <message>
        <source>End the caucus</source>
        <translation>结束背靠背</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RoundModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>提出方</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>让步</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>C{number}</source>
        <translation>背{number}</translation>
    </message>
    <message>
        <source>P{number}</source>
        <translation>议{number}</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>Corrected, in caucus</source>
        <translation>已更正（背靠背）</translation>
    </message>
    <message>
        <source>In caucus</source>
        <translation>背靠背</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>双方</translation>
    </message>
    <message>
        <source>wrongly written: {reason}</source>
        <translation>记录有误：{reason}</translation>
    </message>
    <message>
        <source>correction: {reason}</source>
        <translation>更正：{reason}</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>{day}前</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>RoundsCard</name>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>May be told to the other side</source>
        <translation>当事人同意转告对方</translation>
    </message>
    <message>
        <source>Newest first. Ctrl+Z takes the last one back; what was written down wrongly is corrected, never deleted.</source>
        <translation>最新的在上。刚记的一轮可按 Ctrl+Z 撤销；记错的报价只能更正，不能删除。</translation>
    </message>
    <message>
        <source>No offers yet. Record the first one under “New round”: who offers, how much, then Enter. Mediation begins with it.</source>
        <translation>还没有报价。请在“新一轮”中记录第一轮：选择提出方，填写金额，按 Enter；调解随即开始。</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>各轮报价</translation>
    </message>
</context>
<context>
    <name>ShareCard</name>
    <message>
        <source>{payer} pays {payee}</source>
        <translation>{payer} 付给 {payee}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>展开</translation>
    </message>
</context>
<context>
    <name>ShareForm</name>
    <message>
        <source>Method and account are recorded together with the date.</source>
        <translation>付款方式和账户在填写日期后一并保存。</translation>
    </message>
    <message>
        <source>Use {day}, as offered last</source>
        <translation>采用 {day}（最后一轮报价）</translation>
    </message>
    <message>
        <source>One payment</source>
        <translation>一次付清</translation>
    </message>
    <message>
        <source>Equal parts</source>
        <translation>等额分期</translation>
    </message>
    <message>
        <source>By percent</source>
        <translation>按比例</translation>
    </message>
    <message>
        <source>Free amounts</source>
        <translation>自定金额</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>分期方式</translation>
    </message>
    <message>
        <source>Paid by (this day included)</source>
        <translation>付款日期（含当日）</translation>
    </message>
    <message>
        <source>such as 12.15</source>
        <translation>如 12.15</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>First payment by</source>
        <translation>首期日期</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>以后各期</translation>
    </message>
    <message>
        <source>the same day each month</source>
        <translation>每月同一天</translation>
    </message>
    <message>
        <source>the last day of each month</source>
        <translation>每月最后一天</translation>
    </message>
    <message>
        <source>each week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Another payment</source>
        <translation>增加一期</translation>
    </message>
    <message>
        <source>Move all to working days</source>
        <translation>休息日全部顺延</translation>
    </message>
    <message>
        <source>Bank transfer</source>
        <translation>银行转账</translation>
    </message>
    <message>
        <source>Cash in person</source>
        <translation>当面现金</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>支付方式</translation>
    </message>
</context>
<context>
    <name>TermCard</name>
    <message>
        <source>Nothing is written yet.</source>
        <translation>还没有内容。</translation>
    </message>
    <message>
        <source>In the parties' own words; not from the library.</source>
        <translation>双方自拟，不属于条款库。</translation>
    </message>
    <message>
        <source>{when} · {basis} · reviewed {day}</source>
        <translation>{when} · {basis} · {day} 核对</translation>
    </message>
    <message>
        <source>{clause}: up (Alt+Up)</source>
        <translation>{clause}：上移（Alt+↑）</translation>
    </message>
    <message>
        <source>{clause}: down (Alt+Down)</source>
        <translation>{clause}：下移（Alt+↓）</translation>
    </message>
    <message>
        <source>{clause}: take out</source>
        <translation>{clause}：移除</translation>
    </message>
    <message>
        <source>Drag to another place</source>
        <translation>拖动调整顺序</translation>
    </message>
</context>
<context>
    <name>TermForm</name>
    <message>
        <source>All employers that are no third party</source>
        <translation>全部用人单位（第三人除外）</translation>
    </message>
    <message>
        <source>A dispatched worker has a contract with one of them only.</source>
        <translation>被派遣的劳动者只与其中一家签有劳动合同。</translation>
    </message>
    <message>
        <source>A date belongs here; take the clause out if there is none.</source>
        <translation>这里须有日期；没有日期请移除本条。</translation>
    </message>
    <message>
        <source>Whose labour contract</source>
        <translation>劳动合同的用人单位</translation>
    </message>
    <message>
        <source>Employment ends on</source>
        <translation>劳动关系终止日</translation>
    </message>
    <message>
        <source>by agreement</source>
        <translation>协商一致解除</translation>
    </message>
    <message>
        <source>had ended already</source>
        <translation>已因其他原因终止</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Payee · amounts before tax</source>
        <translation>收款人 · 税前</translation>
    </message>
    <message>
        <source>Payer · amounts after tax</source>
        <translation>付款人 · 税后</translation>
    </message>
    <message>
        <source>The tax is borne by</source>
        <translation>税款承担</translation>
    </message>
    <message>
        <source>Days of grace</source>
        <translation>宽限天数</translation>
    </message>
    <message>
        <source>then everything unpaid falls due</source>
        <translation>逾期后全部未付款立即到期</translation>
    </message>
    <message>
        <source>Penalty, once (yuan)</source>
        <translation>违约金（元，一次性）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Penalty a day on what is unpaid</source>
        <translation>按日违约金（未付款）</translation>
    </message>
    <message>
        <source>such as 0.05%</source>
        <translation>如 0.05% 或 万分之五</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>交付期限</translation>
    </message>
    <message>
        <source>Paid up to the month of</source>
        <translation>社保缴至（月份）</translation>
    </message>
    <message>
        <source>Transferred by</source>
        <translation>转移手续办结</translation>
    </message>
    <message>
        <source>Who hands over</source>
        <translation>交还人</translation>
    </message>
    <message>
        <source>What</source>
        <translation>物品、资料</translation>
    </message>
    <message>
        <source>such as notebook computer, access card, files</source>
        <translation>如 笔记本电脑、门禁卡、工作资料</translation>
    </message>
    <message>
        <source>Say who does what by when. Figures of the case go in by the menu.</source>
        <translation>写明谁在何时做什么。案中金额、日期用菜单插入，不要手打。</translation>
    </message>
    <message>
        <source>Words of the clause</source>
        <translation>条款内容</translation>
    </message>
    <message>
        <source>The claims of this case</source>
        <translation>本案所列请求</translation>
    </message>
    <message>
        <source>Everything from the employment</source>
        <translation>劳动关系的一切事项</translation>
    </message>
    <message>
        <source>No further dispute over</source>
        <translation>再无争议的范围</translation>
    </message>
</context>
<context>
    <name>TermKind</name>
    <message>
        <source>End of employment</source>
        <translation>劳动关系终止</translation>
    </message>
    <message>
        <source>Who bears the tax</source>
        <translation>税款承担</translation>
    </message>
    <message>
        <source>Default and acceleration</source>
        <translation>逾期责任</translation>
    </message>
    <message>
        <source>Leaving certificate</source>
        <translation>离职证明</translation>
    </message>
    <message>
        <source>Social insurance</source>
        <translation>社会保险</translation>
    </message>
    <message>
        <source>Return of things</source>
        <translation>物品交还</translation>
    </message>
    <message>
        <source>No further dispute</source>
        <translation>再无争议</translation>
    </message>
    <message>
        <source>Confidentiality</source>
        <translation>保密</translation>
    </message>
    <message>
        <source>Clause in own words</source>
        <translation>自拟条款</translation>
    </message>
</context>
<context>
    <name>TermsPage</name>
    <message>
        <source>Terms</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>What else both sides promise. Amounts, dates of payment and accounts stand in the payment clause.</source>
        <translation>双方还约定了什么。金额、付款日期和账户已在付款条款中，不必重复。</translation>
    </message>
    <message>
        <source>The clause is out; Ctrl+Z brings it back.</source>
        <translation>已移除该条款，Ctrl+Z 可恢复。</translation>
    </message>
    <message>
        <source>No clauses yet</source>
        <translation>还没有其他条款</translation>
    </message>
    <message>
        <source>The payment clause is written by itself. Choose below what else belongs to the agreement.</source>
        <translation>付款条款自动生成。请在下面选择还需要的条款。</translation>
    </message>
    <message>
        <source>On the paper the end of employment stands before the payment, wherever it is here.</source>
        <translation>印出的文书中，“劳动关系终止”一条固定排在付款条款之前。</translation>
    </message>
</context>
</TS>
