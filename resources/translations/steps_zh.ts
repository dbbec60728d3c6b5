<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddClaim</name>
    <message>
        <source>+ Add a claim: type a word such as 加班, 二倍工资, 高温, 工伤…</source>
        <translation>＋ 添加请求（输入关键字：加班、二倍工资、高温津贴、工伤…）</translation>
    </message>
    <message>
        <source>Add a claim by a word</source>
        <translation>按关键字添加请求</translation>
    </message>
    <message>
        <source>No kind of claim is called so; Enter adds it in your words.</source>
        <translation>没有这个名称的请求类型；按回车即按您写的文字添加。</translation>
    </message>
</context>
<context>
    <name>AddParty</name>
    <message>
        <source>Not understood: {rest}</source>
        <translation>未能识别：{rest}</translation>
    </message>
    <message>
        <source>Type a name, or paste everything: company, credit code, address, representative, telephone</source>
        <translation>输入名称，或整行粘贴：示例（中国）有限公司，91310000…，住所…，法定代表人…</translation>
    </message>
    <message>
        <source>Type a name, or paste everything: name, sex, identity number, address, telephone</source>
        <translation>输入姓名，或整行粘贴：王某，男，310110…，上海市…，138…</translation>
    </message>
    <message>
        <source>Type or paste the name of this party first.</source>
        <translation>请先输入或粘贴该方当事人的名称。</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名（名称）</translation>
    </message>
    <message>
        <source>name in Latin letters</source>
        <translation>外文姓名</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>born</source>
        <translation>出生</translation>
    </message>
    <message>
        <source>number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>nationality</source>
        <translation>国籍</translation>
    </message>
    <message>
        <source>position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>address for service</source>
        <translation>送达地址</translation>
    </message>
    <message>
        <source>postal code</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>representative</source>
        <translation>法定代表人</translation>
    </message>
    <message>
        <source>Add a party</source>
        <translation>添加当事人</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>当事人地位</translation>
    </message>
    <message>
        <source>Name, or the whole line about a party</source>
        <translation>姓名，或当事人的整行信息</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>劳动者</translation>
    </message>
    <message>
        <source>Add a worker</source>
        <translation>添加劳动者</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>用人单位</translation>
    </message>
    <message>
        <source>Add an employer</source>
        <translation>添加用人单位</translation>
    </message>
</context>
<context>
    <name>AgentCard</name>
    <message>
        <source>Agent without a name</source>
        <translation>未填姓名的代理人</translation>
    </message>
    <message>
        <source>may settle</source>
        <translation>可代为调解</translation>
    </message>
    <message>
        <source>may not settle</source>
        <translation>无权代为调解</translation>
    </message>
</context>
<context>
    <name>AgentForm</name>
    <message>
        <source>Law firm</source>
        <translation>律师事务所</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>所在单位</translation>
    </message>
    <message>
        <source>the company that is represented</source>
        <translation>即所代理的单位</translation>
    </message>
    <message>
        <source>Kinship</source>
        <translation>与当事人的关系</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Agent&apos;s name</source>
        <translation>代理人姓名</translation>
    </message>
    <message>
        <source>or paste: name, post, number, telephone, authority</source>
        <translation>可粘贴一行：姓名，职务，身份证号，手机，特别授权</translation>
    </message>
    <message>
        <source>Acts as</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Licence number</source>
        <translation>执业证号</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>身份证件号码</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>代理权限</translation>
    </message>
    <message>
        <source>Only a special authority that lists each power lets an agent settle. A paper that says just “全权代理” gives general authority, whatever it is called.</source>
        <translation>只有逐项写明权限的特别授权，代理人才能代为和解、调解。委托书只写“全权代理”的，仍是一般授权。</translation>
    </message>
    <message>
        <source>Powers that the paper lists</source>
        <translation>委托书写明的权限</translation>
    </message>
    <message>
        <source>Words of the paper, where they differ</source>
        <translation>委托书的原话（与上面不同时填写）</translation>
    </message>
    <message>
        <source>such as 全权代理</source>
        <translation>例如：全权代理</translation>
    </message>
    <message>
        <source>Authorised on</source>
        <translation>授权日期</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Power of attorney is on file</source>
        <translation>授权委托书已附卷</translation>
    </message>
    <message>
        <source>Attends</source>
        <translation>到场</translation>
    </message>
</context>
<context>
    <name>AmountForm</name>
    <message>
        <source>Amount of claim {number}</source>
        <translation>第 {number} 项请求的金额</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>请求金额</translation>
    </message>
    <message>
        <source>not for money</source>
        <translation>不涉及金额</translation>
    </message>
</context>
<context>
    <name>BodyForm</name>
    <message>
        <source>Kind of body</source>
        <translation>机构类型</translation>
    </message>
    <message>
        <source>Name, as it heads the paper</source>
        <translation>名称（文书抬头）</translation>
    </message>
    <message>
        <source>What its seal says</source>
        <translation>印章上的名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Arbitration commission that may review the agreement</source>
        <translation>可以申请仲裁审查的仲裁委员会</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Which paper is made, by which body, and the hearing itself.</source>
        <translation>制作哪种文书、由哪个机构制作，以及调解庭的情况。</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>调解庭</translation>
    </message>
    <message>
        <source>Facts that nobody disputes</source>
        <translation>双方无争议的事实</translation>
    </message>
    <message>
        <source>When employment began and ended, the post, the wage, what the dispute grew out of</source>
        <translation>入职和离职时间、岗位、工资、争议的由来</translation>
    </message>
</context>
<context>
    <name>ClaimCard</name>
    <message>
        <source>{claimant} against {other}</source>
        <translation>{claimant} 对 {other}</translation>
    </message>
    <message>
        <source>Reference {amount}</source>
        <translation>参考额 {amount}</translation>
    </message>
</context>
<context>
    <name>ClaimsPage</name>
    <message>
        <source>Claims</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>What is asked for, item by item; the statutory reference can be shown to the parties.</source>
        <translation>逐项录入请求；法定参考额按规则包计算，可向当事人展示依据。</translation>
    </message>
    <message>
        <source>{count} without an amount</source>
        <translation>{count} 项未填金额</translation>
    </message>
    <message>
        <source>No amount yet: {claims}.</source>
        <translation>尚未填写金额：{claims}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>去填写</translation>
    </message>
    <message>
        <source>{name} was removed. Ctrl+Z brings it back.</source>
        <translation>已移除“{name}”，按 Ctrl+Z 可恢复。</translation>
    </message>
    <message>
        <source>Claimed in total</source>
        <translation>合计请求</translation>
    </message>
    <message>
        <source>Nobody claims anything yet</source>
        <translation>还没有请求</translation>
    </message>
    <message>
        <source>A claim stands between an applicant and a respondent; enter both first.</source>
        <translation>请求是申请人对被申请人提出的，请先录入双方当事人。</translation>
    </message>
    <message>
        <source>Enter the parties</source>
        <translation>录入当事人</translation>
    </message>
</context>
<context>
    <name>Course</name>
    <message>
        <source>Prepare what is known; begin when both sides are at the table.</source>
        <translation>先录入已知情况；双方到齐后开始调解。</translation>
    </message>
    <message>
        <source>Both sides are at the table.</source>
        <translation>双方正在调解。</translation>
    </message>
    <message>
        <source>Mediation is adjourned and can go on at any time.</source>
        <translation>调解已延期，可随时继续。</translation>
    </message>
    <message>
        <source>An amount is agreed; the paper can be checked and signed.</source>
        <translation>调解金额已达成一致，可以核对并签署文书。</translation>
    </message>
    <message>
        <source>No agreement: {reason} The case goes on to arbitration.</source>
        <translation>调解未达成协议：{reason}案件移送仲裁。</translation>
    </message>
    <message>
        <source>The agreement is sealed; what follows is signing and service.</source>
        <translation>协议已封存，接下来是签署和送达。</translation>
    </message>
    <message>
        <source>The agreement is served; what follows is payment.</source>
        <translation>协议已送达，接下来是履行。</translation>
    </message>
    <message>
        <source>The case is closed.</source>
        <translation>案件已结。</translation>
    </message>
    <message>
        <source>{name} went back on the signed text, {time}: {reason} It can be negotiated again.</source>
        <translation>{name}于{time}在签收前反悔：{reason}可以重新协商。</translation>
    </message>
    <message>
        <source>Why there is no agreement</source>
        <translation>调解不成的原因</translation>
    </message>
    <message>
        <source>Why it is adjourned (optional)</source>
        <translation>延期的原因（可不填）</translation>
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
        <source>End without agreement</source>
        <translation>确认调解不成</translation>
    </message>
    <message>
        <source>Begin mediation</source>
        <translation>开始调解</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续调解</translation>
    </message>
    <message>
        <source>Negotiate again</source>
        <translation>重新协商</translation>
    </message>
    <message>
        <source>No agreement…</source>
        <translation>调解不成，移送仲裁…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>DetailsForm</name>
    <message>
        <source>Claimed by</source>
        <translation>请求方</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>相对方</translation>
    </message>
    <message>
        <source>where the kind does not say it</source>
        <translation>类型名称不足以说明时填写</translation>
    </message>
    <message>
        <source>Wording of the claim</source>
        <translation>请求的表述</translation>
    </message>
    <message>
        <source>From</source>
        <translation>期间起</translation>
    </message>
    <message>
        <source>To</source>
        <translation>期间止</translation>
    </message>
    <message>
        <source>Facts and reasons</source>
        <translation>事实和理由</translation>
    </message>
    <message>
        <source>in the party&apos;s words</source>
        <translation>按当事人的陈述填写</translation>
    </message>
</context>
<context>
    <name>EService</name>
    <message>
        <source>Not asked yet: tick by hand</source>
        <translation>尚未询问（纸上由本人勾选）</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Does not agree</source>
        <translation>不同意</translation>
    </message>
</context>
<context>
    <name>EmployerForm</name>
    <message>
        <source>Legal representative</source>
        <translation>法定代表人</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>主要负责人</translation>
    </message>
    <message>
        <source>Name as registered</source>
        <translation>登记名称</translation>
    </message>
    <message>
        <source>or paste: name, credit code, address, legal representative</source>
        <translation>可整行粘贴：名称、信用代码、住所、法定代表人</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Registered address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Address for service</source>
        <translation>送达地址</translation>
    </message>
    <message>
        <source>the same as the address</source>
        <translation>与住所相同</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Represented by</source>
        <translation>代表人</translation>
    </message>
    <message>
        <source>Representative&apos;s name</source>
        <translation>代表人姓名</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Name as in the passport</source>
        <translation>护照上的姓名</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>国籍</translation>
    </message>
    <message>
        <source>Identity document</source>
        <translation>身份证件</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Reads another language than Chinese</source>
        <translation>阅读语言（不阅读中文的填写）</translation>
    </message>
    <message>
        <source>such as 英语</source>
        <translation>例如：英语</translation>
    </message>
    <message>
        <source>Foreign representative, passport, language…</source>
        <translation>外籍代表人：护照、语言…</translation>
    </message>
    <message>
        <source>Service by e-mail</source>
        <translation>电子送达</translation>
    </message>
    <message>
        <source>The representative attends</source>
        <translation>代表人本人到场</translation>
    </message>
</context>
<context>
    <name>HeadCard</name>
    <message>
        <source>Case and instrument</source>
        <translation>案件与文书</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Change the body</source>
        <translation>更改机构</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Details of the body</source>
        <translation>查看机构信息</translation>
    </message>
</context>
<context>
    <name>HeadForm</name>
    <message>
        <source>Use “{cause}”</source>
        <translation>采用“{cause}”</translation>
    </message>
    <message>
        <source>dispute over {claim}</source>
        <translation>{claim}争议</translation>
    </message>
    <message>
        <source>dispute over {claim} and other matters</source>
        <translation>{claim}等争议</translation>
    </message>
    <message>
        <source>Takes effect when both sides have signed for receipt; if it is not performed in time, a court can enforce it (arts 42, 51).</source>
        <translation>双方签收后生效；一方逾期不履行的，另一方可以申请法院强制执行（调解仲裁法第42、51条）。</translation>
    </message>
    <message>
        <source>Binds like a contract once both sides and the mediator have signed and the body has sealed it; within 15 days both may ask for arbitral review, within 30 days for judicial confirmation.</source>
        <translation>双方和调解员签名、机构盖章后生效，具有合同效力；双方可在15日内共同申请仲裁审查，或在30日内共同申请司法确认。</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案号</translation>
    </message>
    <message>
        <source>such as 杨劳人仲（2026）办字第1号</source>
        <translation>例如：杨劳人仲（2026）办字第1号</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>案由</translation>
    </message>
    <message>
        <source>what the dispute is about</source>
        <translation>争议事项</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>申请日期</translation>
    </message>
    <message>
        <source>Accepted on</source>
        <translation>受理日期</translation>
    </message>
</context>
<context>
    <name>HearingForm</name>
    <message>
        <source>Ended now, at {time}</source>
        <translation>采用现在 {time}</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>such as a meeting room of the park, third floor</source>
        <translation>例如：园区三楼会议室</translation>
    </message>
    <message>
        <source>Circuit hearing</source>
        <translation>巡回调解</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>such as 9:30</source>
        <translation>如 9:30</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>such as 16:45</source>
        <translation>如 16:45</translation>
    </message>
    <message>
        <source>Mediator or arbitrator</source>
        <translation>调解员（仲裁员）</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>证号</translation>
    </message>
    <message>
        <source>Recording clerk</source>
        <translation>书记员</translation>
    </message>
    <message>
        <source>Clerk&apos;s number</source>
        <translation>书记员证号</translation>
    </message>
    <message>
        <source>Identity documents and agents&apos; papers were checked on the spot</source>
        <translation>身份证件和代理手续已当场核对</translation>
    </message>
    <message>
        <source>Rights and duties were explained, and nobody objected to the mediator</source>
        <translation>已告知权利义务，双方均不申请回避</translation>
    </message>
    <message>
        <source>Both sides asked for a public hearing</source>
        <translation>双方要求公开进行</translation>
    </message>
</context>
<context>
    <name>InterpreterCard</name>
    <message>
        <source>Interpreter</source>
        <translation>翻译人员</translation>
    </message>
    <message>
        <source>Interpreter without a name</source>
        <translation>未填姓名的翻译人员</translation>
    </message>
</context>
<context>
    <name>InterpreterForm</name>
    <message>
        <source>Interpreter&apos;s name</source>
        <translation>翻译人员姓名</translation>
    </message>
    <message>
        <source>Translates</source>
        <translation>翻译的语言</translation>
    </message>
    <message>
        <source>such as 英语</source>
        <translation>例如：英语</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>所在单位</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Attends</source>
        <translation>到场</translation>
    </message>
</context>
<context>
    <name>LeftBehind</name>
    <message>
        <source>Not recorded: {field} “{text}”. {why}</source>
        <translation>未记录：{field}“{text}”。{why}</translation>
    </message>
</context>
<context>
    <name>PartiesPage</name>
    <message>
        <source>Parties</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Who is in dispute, who speaks for them, and where papers reach them.</source>
        <translation>谁与谁有争议、由谁代理、文书送到哪里。</translation>
    </message>
    <message>
        <source>{name} was removed. Ctrl+Z brings it back.</source>
        <translation>已移除“{name}”，按 Ctrl+Z 可恢复。</translation>
    </message>
    <message>
        <source>The line for a new party was not entered.</source>
        <translation>“添加当事人”一栏的内容尚未录入。</translation>
    </message>
    <message>
        <source>Add an interpreter</source>
        <translation>添加翻译人员</translation>
    </message>
</context>
<context>
    <name>PartyCard</name>
    <message>
        <source>{count} to mend</source>
        <translation>{count} 项待补</translation>
    </message>
    <message>
        <source>does not attend</source>
        <translation>不到场</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Agents: {names}</source>
        <translation>代理人：{names}</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>当事人地位</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>Add an agent</source>
        <translation>添加代理人</translation>
    </message>
</context>
<context>
    <name>Powers</name>
    <message>
        <source>All five</source>
        <translation>全选五项</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Not taken over: {rest}</source>
        <translation>未录入：{rest}</translation>
    </message>
    <message>
        <source>The number says: {sex}, born {day}.</source>
        <translation>证件号码显示：{sex}，{day}出生。</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>采用</translation>
    </message>
</context>
<context>
    <name>ReckoningForm</name>
    <message>
        <source>Hired on</source>
        <translation>入职日期</translation>
    </message>
    <message>
        <source>Ended on</source>
        <translation>解除日期</translation>
    </message>
    <message>
        <source>Average monthly wage</source>
        <translation>月平均工资</translation>
    </message>
    <message>
        <source>Why it ended</source>
        <translation>解除（终止）原因</translation>
    </message>
    <message>
        <source>Contract signed on</source>
        <translation>签订合同日期</translation>
    </message>
    <message>
        <source>Thirty days&apos; notice was given</source>
        <translation>已提前三十日书面通知</translation>
    </message>
    <message>
        <source>Hours, workdays</source>
        <translation>工作日（小时）</translation>
    </message>
    <message>
        <source>Hours, rest days</source>
        <translation>休息日（小时）</translation>
    </message>
    <message>
        <source>Hours, holidays</source>
        <translation>法定节日（小时）</translation>
    </message>
    <message>
        <source>Days of leave due</source>
        <translation>应休年假（天）</translation>
    </message>
    <message>
        <source>Days taken</source>
        <translation>已休（天）</translation>
    </message>
    <message>
        <source>Worker gave it up in writing</source>
        <translation>劳动者书面放弃</translation>
    </message>
    <message>
        <source>Full months</source>
        <translation>整月数</translation>
    </message>
    <message>
        <source>Pay days beyond</source>
        <translation>另加计薪日</translation>
    </message>
    <message>
        <source>Months of probation</source>
        <translation>试用期（月）</translation>
    </message>
    <message>
        <source>Months allowed by law</source>
        <translation>法定上限（月）</translation>
    </message>
    <message>
        <source>Shanghai</source>
        <translation>上海</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
</context>
<context>
    <name>ReferencePanel</name>
    <message>
        <source>claimed: {times} times the reference</source>
        <translation>请求额为参考额的 {times} 倍</translation>
    </message>
    <message>
        <source>claimed: exactly the reference</source>
        <translation>请求额与参考额相同</translation>
    </message>
    <message>
        <source>claimed: a little more than the reference</source>
        <translation>请求额略高于参考额</translation>
    </message>
    <message>
        <source>claimed: {percent}% of the reference</source>
        <translation>请求额为参考额的 {percent}%</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Still needed: {fields}</source>
        <translation>还需填写：{fields}</translation>
    </message>
    <message>
        <source>Statutory reference</source>
        <translation>法定参考额</translation>
    </message>
    <message>
        <source>Show to the parties</source>
        <translation>向当事人展示</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>Statutory reference: {claim}</source>
        <translation>法定参考额：{claim}</translation>
    </message>
    <message>
        <source>Claimed: {amount}</source>
        <translation>请求金额：{amount}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>For orientation; the parties are free to agree otherwise. Figures of {version}.</source>
        <translation>仅供参考，双方可以自愿作其他约定。规则包版本：{version}。</translation>
    </message>
</context>
<context>
    <name>WorkerForm</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>or paste: name, sex, number, address, telephone</source>
        <translation>可整行粘贴：姓名、性别、号码、住址、电话</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Identity document</source>
        <translation>身份证件</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Name as in the passport</source>
        <translation>护照上的姓名</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>国籍</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Address for service</source>
        <translation>送达地址</translation>
    </message>
    <message>
        <source>the same as the address</source>
        <translation>与住址相同</translation>
    </message>
    <message>
        <source>Service by e-mail</source>
        <translation>电子送达</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Reads another language than Chinese</source>
        <translation>阅读语言（不阅读中文的填写）</translation>
    </message>
    <message>
        <source>such as 英语</source>
        <translation>例如：英语</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>监护人</translation>
    </message>
    <message>
        <source>Kinship</source>
        <translation>与当事人的关系</translation>
    </message>
    <message>
        <source>Guardian&apos;s identity number</source>
        <translation>监护人证件号码</translation>
    </message>
    <message>
        <source>Attends</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Migrant construction worker</source>
        <translation>农民工</translation>
    </message>
    <message>
        <source>Has a guardian</source>
        <translation>有监护人</translation>
    </message>
</context>
</TS>
