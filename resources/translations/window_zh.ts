<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CaseState</name>
    <message>
        <source>To be heard</source>
        <translation>待开庭</translation>
    </message>
    <message>
        <source>Negotiating</source>
        <translation>协商中</translation>
    </message>
    <message>
        <source>Adjourned</source>
        <translation>已延期</translation>
    </message>
    <message>
        <source>Not agreed</source>
        <translation>调解不成</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>已达成一致</translation>
    </message>
    <message>
        <source>Being signed</source>
        <translation>签署中</translation>
    </message>
    <message>
        <source>Signed, to be served</source>
        <translation>已签署，待送达</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Performing</source>
        <translation>履行中</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结案</translation>
    </message>
</context>
<context>
    <name>CaseTitle</name>
    <message>
        <source>New case</source>
        <translation>新案件</translation>
    </message>
    <message>
        <source>{applicant} v. {respondent}</source>
        <translation>{applicant} 诉 {respondent}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{first} and others ({count})</source>
        <translation>{first}等 {count} 人</translation>
    </message>
</context>
<context>
    <name>Codes</name>
    <message>
        <source>This cannot be taken as it is. Please look at it again.</source>
        <translation>这样无法采用，请再核对一下。</translation>
    </message>
    <message>
        <source>Something outside the program does not work. Your work is kept; please try again.</source>
        <translation>程序之外出了问题。已录入的内容都在，请重试。</translation>
    </message>
    <message>
        <source>Something here needs to be looked at.</source>
        <translation>这里需要核对。</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>disk is read-only</source>
        <translation>磁盘只读</translation>
    </message>
    <message>
        <source>store in use elsewhere</source>
        <translation>数据被其他窗口占用</translation>
    </message>
    <message>
        <source>store damaged</source>
        <translation>数据损坏</translation>
    </message>
    <message>
        <source>disk trouble</source>
        <translation>磁盘故障</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>The screen is covered</source>
        <translation>屏幕已遮挡</translation>
    </message>
    <message>
        <source>F9 or Esc lifts the cover</source>
        <translation>按 F9 或 Esc 恢复</translation>
    </message>
</context>
<context>
    <name>DateEdit</name>
    <message>
        <source>Calendar (F4)</source>
        <translation>日历 (F4)</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Practise now</source>
        <translation>立即练习</translation>
    </message>
</context>
<context>
    <name>MaskedEdit</name>
    <message>
        <source>Hide the number</source>
        <translation>隐藏号码</translation>
    </message>
    <message>
        <source>Show the whole number</source>
        <translation>显示完整号码</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>working day</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>day off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source> (predicted: the year's holidays are not announced yet)</source>
        <translation>（推算：该年放假安排尚未公布）</translation>
    </message>
    <message>
        <source>w</source>
        <comment>a weekend day that is worked</comment>
        <translation>班</translation>
    </message>
    <message>
        <source>Month before (PageUp)</source>
        <translation>上个月 (PageUp)</translation>
    </message>
    <message>
        <source>Next month (PageDown)</source>
        <translation>下个月 (PageDown)</translation>
    </message>
</context>
<context>
    <name>PaperKind</name>
    <message>
        <source>Arbitration mediation instrument</source>
        <translation>仲裁调解书</translation>
    </message>
    <message>
        <source>Mediation agreement</source>
        <translation>调解协议书</translation>
    </message>
    <message>
        <source>Record of the hearing</source>
        <translation>调解笔录</translation>
    </message>
    <message>
        <source>Notice of rights and duties</source>
        <translation>权利义务告知书</translation>
    </message>
    <message>
        <source>Power of attorney</source>
        <translation>授权委托书</translation>
    </message>
    <message>
        <source>Confirmation of address for service</source>
        <translation>送达地址确认书</translation>
    </message>
    <message>
        <source>Proof of service</source>
        <translation>送达回证</translation>
    </message>
</context>
<context>
    <name>PartyView</name>
    <message>
        <source>For the parties</source>
        <translation>当事人阅览</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Page {page} of {count}</source>
        <translation>第 {page} / {count} 页</translation>
    </message>
    <message>
        <source>{paper} · live</source>
        <translation>{paper} · 实时预览</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>缩小 (−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Full screen for the parties</source>
        <translation>全屏给当事人看</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Docket</source>
        <translation>庭审</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>SaveChip</name>
    <message>
        <source>Not saved · {reason} · Try again</source>
        <translation>未保存 · {reason} · 重试</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>协商</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>支付</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>送达</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>{count} to mend</source>
        <translation>{count} 项待补</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未完成</translation>
    </message>
</context>
<context>
    <name>Weekday</name>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>The program made a mistake. Everything recorded so far is saved; you can go on working.</source>
        <translation>程序出现了差错。已录入的内容都已保存，可以继续工作。</translation>
    </message>
    <message>
        <source>Mediator's desk</source>
        <translation>调解工作台</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Next: {step}</source>
        <translation>下一步　{step}</translation>
    </message>
    <message>
        <source>In caucus · for the mediator only</source>
        <translation>背靠背 · 仅调解员可见</translation>
    </message>
    <message>
        <source>Practice · fictional</source>
        <translation>练习 · 虚构案件</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Everything stays on this computer</source>
        <translation>所有内容都保存在本机</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>重做 (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Show or fold the paper (F8)</source>
        <translation>显示或收起文书 (F8)</translation>
    </message>
    <message>
        <source>Cover F9</source>
        <translation>遮挡屏幕 F9</translation>
    </message>
    <message>
        <source>Cover the screen (F9)</source>
        <translation>遮挡屏幕 (F9)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
</context>
</TS>
