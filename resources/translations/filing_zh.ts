<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AssignedCard</name>
    <message>
        <source>Assigned by the court</source>
        <translation>仲裁院排定的庭审</translation>
    </message>
    <message>
        <source>opens with what the court sent</source>
        <translation>按仲裁院发来的案件资料打开</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>AtWork</name>
    <message>
        <source>Online</source>
        <translation>已联网</translation>
    </message>
    <message>
        <source>Exchanging</source>
        <translation>正在同步</translation>
    </message>
    <message>
        <source>Sign in to the network</source>
        <translation>网络要求登录</translation>
    </message>
    <message>
        <source>Paused: metered network</source>
        <translation>计费网络，已暂停</translation>
    </message>
    <message>
        <source>Court not reached</source>
        <translation>连不上仲裁院</translation>
    </message>
    <message>
        <source>Filing stopped</source>
        <translation>报送已停止</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线工作</translation>
    </message>
    <message>
        <source>{state} · {count} to file</source>
        <translation>{state} · {count} 件待报送</translation>
    </message>
</context>
<context>
    <name>ByStick</name>
    <message>
        <source>Answers of the court</source>
        <translation>仲裁院答复文件</translation>
    </message>
    <message>
        <source>{file}, {size}, encrypted to the court. Filings on it: {count}.</source>
        <translation>{file}，{size}，只有仲裁院能解密。其中报送 {count} 件。</translation>
    </message>
    <message>
        <source>Take it to the court and read its answers here afterwards. Until then these filings count as not sent; if the network is there first, they go by it and the court has each only once.</source>
        <translation>请把 U 盘交给仲裁院，之后在这里读取答复。读取之前，这些报送仍算未发出；如果先有了网络，会直接报送，仲裁院不会重复收件。</translation>
    </message>
    <message>
        <source>Folder on the USB stick</source>
        <translation>选择 U 盘上的文件夹</translation>
    </message>
    <message>
        <source>Read answers from a USB stick</source>
        <translation>从 U 盘读取答复</translation>
    </message>
    <message>
        <source>The bundle is on the USB stick</source>
        <translation>报送包已导出到 U 盘</translation>
    </message>
    <message>
        <source>New answers: {new}. Filings of the bundle that the court has: {count}.</source>
        <translation>新答复 {new} 份。报送包中仲裁院已收到 {count} 件。</translation>
    </message>
    <message>
        <source>The court&apos;s answers were read</source>
        <translation>已读取仲裁院答复</translation>
    </message>
    <message>
        <source>Stays here: {case}. {why}</source>
        <translation>仍在本机：{case}。{why}</translation>
    </message>
</context>
<context>
    <name>CaseFiling</name>
    <message>
        <source>Filing with the court</source>
        <translation>报送仲裁院</translation>
    </message>
    <message>
        <source>Filed again; the new filing names the one it corrects.</source>
        <translation>已重新报送，并注明更正的是哪一次报送。</translation>
    </message>
</context>
<context>
    <name>CourtCard</name>
    <message>
        <source>not enrolled</source>
        <translation>尚未登记</translation>
    </message>
    <message>
        <source>certificate ended</source>
        <translation>证书已到期</translation>
    </message>
    <message>
        <source>certificate ends soon</source>
        <translation>证书即将到期</translation>
    </message>
    <message>
        <source>enrolled</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Signed cases are filed with the court by themselves once this computer is enrolled there. The court gives each mediator a one-time code, good for 72 hours.</source>
        <translation>本机在仲裁院登记之后，签署送达的案件会自动报送。登记码由仲裁院发给每位调解员，一次有效，72 小时内使用。</translation>
    </message>
    <message>
        <source>never reached yet</source>
        <translation>尚未联系过</translation>
    </message>
    <message>
        <source>last contact {when}</source>
        <translation>最近联系：{when}</translation>
    </message>
    <message>
        <source>for {who}</source>
        <translation>登记给 {who}</translation>
    </message>
    <message>
        <source>Certificate until {day}</source>
        <translation>证书有效期至 {day}</translation>
    </message>
    <message>
        <source>{count} of {wanted} characters</source>
        <translation>已输入 {count} / {wanted} 位</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>Asking the court…</source>
        <translation>正在联系仲裁院…</translation>
    </message>
    <message>
        <source>Enrol this computer</source>
        <translation>登记本机</translation>
    </message>
    <message>
        <source>Filing with the court</source>
        <translation>报送仲裁院</translation>
    </message>
    <message>
        <source>Practice: enrol at a practice court only; a real court refuses practice cases.</source>
        <translation>演练数据只能登记到演练仲裁院；正式仲裁院不接收演练案件。</translation>
    </message>
    <message>
        <source>Address of the court</source>
        <translation>仲裁院网址</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>一次性登记码</translation>
    </message>
    <message>
        <source>Certificates of a closed network</source>
        <translation>专网证书</translation>
    </message>
    <message>
        <source>Only where the court says so.</source>
        <translation>仅在仲裁院要求时填写。</translation>
    </message>
    <message>
        <source>a PEM file; usually empty</source>
        <translation>PEM 文件，一般不填</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Enrol again…</source>
        <translation>重新登记…</translation>
    </message>
    <message>
        <source>Filing may use metered networks</source>
        <translation>允许用计费网络报送</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>报送速度上限</translation>
    </message>
    <message>
        <source>Leaves room on a telephone&apos;s hotspot.</source>
        <translation>用手机热点时为其他用途留出带宽。</translation>
    </message>
    <message>
        <source>all there is</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>{count} kB/s</source>
        <translation>{count} kB/秒</translation>
    </message>
</context>
<context>
    <name>FiledPapers</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} 个文件</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 个文件</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据材料</translation>
    </message>
</context>
<context>
    <name>FilingActs</name>
    <message>
        <source>Filed again as the case stands now.</source>
        <translation>已按案件现状重新报送。</translation>
    </message>
</context>
<context>
    <name>FilingDetails</name>
    <message>
        <source>{percent}% sent</source>
        <translation>已传 {percent}%</translation>
    </message>
    <message>
        <source>{sent} of {total}</source>
        <translation>{sent} / {total}</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>as they stand when it is made ready for sending</source>
        <translation>准备报送时确定</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执号</translation>
    </message>
    <message>
        <source>Official filing time</source>
        <translation>仲裁院收件时间</translation>
    </message>
    <message>
        <source>Case number of the court</source>
        <translation>仲裁院案号</translation>
    </message>
    <message>
        <source>The court&apos;s answer</source>
        <translation>仲裁院答复</translation>
    </message>
    <message>
        <source>Corrects</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>已试次数</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>调解终结</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>an earlier filing</source>
        <translation>此前的报送</translation>
    </message>
    <message>
        <source>receipt {number}, {when}</source>
        <translation>回执 {number}，{when}</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开案件</translation>
    </message>
    <message>
        <source>File it now</source>
        <translation>现在报送</translation>
    </message>
    <message>
        <source>Hold it back</source>
        <translation>暂缓报送</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>File again as it stands</source>
        <translation>按现状重新报送</translation>
    </message>
    <message>
        <source>Do not file…</source>
        <translation>不报送…</translation>
    </message>
    <message>
        <source>Show the receipt…</source>
        <translation>查看回执…</translation>
    </message>
</context>
<context>
    <name>FilingKind</name>
    <message>
        <source>Settled case</source>
        <translation>调解结案</translation>
    </message>
    <message>
        <source>Handover to arbitration</source>
        <translation>移送仲裁</translation>
    </message>
    <message>
        <source>Report on performance</source>
        <translation>履行报告</translation>
    </message>
</context>
<context>
    <name>FilingNext</name>
    <message>
        <source>It is filed by itself once the instrument has been served on everybody; before that a side may still go back on it.</source>
        <translation>调解书送达各方后自动报送；送达之前，一方仍可反悔。</translation>
    </message>
    <message>
        <source>You hold it back. It goes when you say so.</source>
        <translation>您已暂缓报送，点“现在报送”才会发出。</translation>
    </message>
    <message>
        <source>It tries again at {time}.</source>
        <translation>{time} 再试。</translation>
    </message>
    <message>
        <source>It goes by itself as soon as the court can be reached.</source>
        <translation>连上仲裁院后自动报送。</translation>
    </message>
    <message>
        <source>It is on its way; you can go on working.</source>
        <translation>正在报送，您可以继续工作。</translation>
    </message>
    <message>
        <source>The court has it, whole. A clerk looks at it next.</source>
        <translation>仲裁院已完整收到，等待审核。</translation>
    </message>
    <message>
        <source>A clerk of the court is looking at it.</source>
        <translation>仲裁院正在审核。</translation>
    </message>
    <message>
        <source>Done. The court carries the case under this number.</source>
        <translation>已办结。仲裁院以此案号立案归档。</translation>
    </message>
    <message>
        <source>Mend what the court names below, then file again; the new filing names this one.</source>
        <translation>请按下列事项补正后重新报送；新的报送会注明更正本次报送。</translation>
    </message>
    <message>
        <source>It was taken away before the court had it.</source>
        <translation>在仲裁院收到之前已撤回。</translation>
    </message>
</context>
<context>
    <name>FilingNumber</name>
    <message>
        <source>Case {number}</source>
        <translation>案号 {number}</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>回执 {number}</translation>
    </message>
</context>
<context>
    <name>FilingPage</name>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Export to a USB stick…</source>
        <translation>导出到 U 盘…</translation>
    </message>
    <message>
        <source>Filings: {count}</source>
        <translation>共 {count} 件</translation>
    </message>
    <message>
        <source>None of this kind</source>
        <translation>没有这一类报送</translation>
    </message>
    <message>
        <source>Choose another kind above.</source>
        <translation>请在上方选择其他类别。</translation>
    </message>
    <message>
        <source>Nothing to file yet</source>
        <translation>还没有需要报送的案件</translation>
    </message>
    <message>
        <source>Every agreement that is signed and served, and every case that goes on to arbitration, comes here by itself and waits until the court can be reached.</source>
        <translation>调解书签署送达后，或者调解不成移送仲裁的案件，都会自动列在这里，等连上仲裁院后报送。</translation>
    </message>
    <message>
        <source>Signed and served agreements come here by themselves and go to the court by themselves.</source>
        <translation>签署并送达的调解书会自动列在这里，并自动报送仲裁院。</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>What the court gets, and what it answered</source>
        <translation>向仲裁院报送的案件和仲裁院的答复</translation>
    </message>
    <message>
        <source>Practice · fictional</source>
        <translation>演练 · 虚构案件</translation>
    </message>
    <message>
        <source>Exchange now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Read answers…</source>
        <translation>读取答复…</translation>
    </message>
    <message>
        <source>What the court wrote onto a USB stick</source>
        <translation>读取仲裁院写到 U 盘上的答复</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Everything that is due, encrypted to the court</source>
        <translation>导出全部应报送的案件，只有仲裁院能解密</translation>
    </message>
    <message>
        <source>Send what is due and ask for answers</source>
        <translation>报送待报送的案件，并接收仲裁院答复</translation>
    </message>
    <message>
        <source>Filings</source>
        <translation>报送列表</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>To file</source>
        <translation>待报送</translation>
    </message>
    <message>
        <source>With the court</source>
        <translation>仲裁院已收</translation>
    </message>
    <message>
        <source>Docketed</source>
        <translation>已立案</translation>
    </message>
</context>
<context>
    <name>FilingState</name>
    <message>
        <source>To be filed after service</source>
        <translation>待送达后报送</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>暂缓报送</translation>
    </message>
    <message>
        <source>Only on this computer</source>
        <translation>只在本机</translation>
    </message>
    <message>
        <source>{percent}% sent, goes on</source>
        <translation>已传 {percent}% · 断点续传</translation>
    </message>
    <message>
        <source>Waiting for the network</source>
        <translation>等待网络</translation>
    </message>
    <message>
        <source>{percent}% sent</source>
        <translation>已传 {percent}%</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在报送</translation>
    </message>
    <message>
        <source>Received by the court</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>审核中</translation>
    </message>
    <message>
        <source>Docketed</source>
        <translation>已立案</translation>
    </message>
    <message>
        <source>Returned for correction</source>
        <translation>退回补正</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
</context>
<context>
    <name>FilingTable</name>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>报送内容</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>No receipt number for this filing yet</source>
        <translation>此次报送还没有回执号</translation>
    </message>
    <message>
        <source>corrects an earlier one</source>
        <translation>更正此前的报送</translation>
    </message>
    <message>
        <source>not made ready yet</source>
        <translation>尚未生成报送包</translation>
    </message>
</context>
<context>
    <name>InService</name>
    <message>
        <source>Filing with the court</source>
        <translation>报送仲裁院</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
</context>
<context>
    <name>Objection</name>
    <message>
        <source>A reason that this version of the program does not know</source>
        <translation>本版程序不认识的补正事由</translation>
    </message>
    <message>
        <source>The name is not the one in the document or the register</source>
        <translation>姓名或名称与证件、登记信息不一致</translation>
    </message>
    <message>
        <source>An identity number or credit code is wrong</source>
        <translation>证件号码或统一社会信用代码有误</translation>
    </message>
    <message>
        <source>An address is incomplete</source>
        <translation>地址不完整</translation>
    </message>
    <message>
        <source>The legal representative is another person</source>
        <translation>法定代表人有误</translation>
    </message>
    <message>
        <source>An agent&apos;s authority is missing or too narrow</source>
        <translation>缺少授权委托手续，或授权范围不足</translation>
    </message>
    <message>
        <source>A claim is unclear</source>
        <translation>请求事项不明确</translation>
    </message>
    <message>
        <source>Outside what labour arbitration may mediate</source>
        <translation>不属于劳动仲裁受理范围</translation>
    </message>
    <message>
        <source>Another commission has jurisdiction</source>
        <translation>应由其他仲裁委员会管辖</translation>
    </message>
    <message>
        <source>Amounts differ or do not add up</source>
        <translation>金额不一致或计算有误</translation>
    </message>
    <message>
        <source>What is to be paid by when is unclear</source>
        <translation>履行期限或方式不明确</translation>
    </message>
    <message>
        <source>A clause is against mandatory law</source>
        <translation>条款违反法律强制性规定</translation>
    </message>
    <message>
        <source>A clause is unclear</source>
        <translation>条款表述不明确</translation>
    </message>
    <message>
        <source>A signature is missing</source>
        <translation>缺少签名</translation>
    </message>
    <message>
        <source>A signature does not verify</source>
        <translation>电子签名验证未通过</translation>
    </message>
    <message>
        <source>The body&apos;s seal is missing</source>
        <translation>缺少调解组织或仲裁委员会印章</translation>
    </message>
    <message>
        <source>Service is not proven</source>
        <translation>缺少送达证明</translation>
    </message>
    <message>
        <source>A document is missing</source>
        <translation>缺少材料</translation>
    </message>
    <message>
        <source>A document cannot be read</source>
        <translation>材料无法打开或看不清</translation>
    </message>
    <message>
        <source>The same dispute was filed before</source>
        <translation>同一争议已经报送过</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他事由</translation>
    </message>
</context>
<context>
    <name>ObjectionRow</name>
    <message>
        <source>Go there</source>
        <translation>去修改</translation>
    </message>
    <message>
        <source>Go there: {what}</source>
        <translation>去修改：{what}</translation>
    </message>
</context>
<context>
    <name>OutboxCard</name>
    <message>
        <source>To file</source>
        <translation>待报送</translation>
    </message>
    <message>
        <source>{count} returned</source>
        <translation>{count} 件退回</translation>
    </message>
    <message>
        <source>goes by itself once there is a network, or encrypted on a USB stick</source>
        <translation>联网后自动报送，也可以加密导出到 U 盘</translation>
    </message>
    <message>
        <source>this computer is not enrolled at a court yet</source>
        <translation>本机尚未在仲裁院登记</translation>
    </message>
    <message>
        <source>All filings</source>
        <translation>全部报送</translation>
    </message>
</context>
<context>
    <name>ReceiptSheet</name>
    <message>
        <source>Receipt of the court</source>
        <translation>仲裁院收件回执</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>回执 {number}</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>仲裁院</translation>
    </message>
    <message>
        <source>Official filing time</source>
        <translation>仲裁院收件时间</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>报送内容</translation>
    </message>
    <message>
        <source>Case number of the court</source>
        <translation>仲裁院案号</translation>
    </message>
    <message>
        <source>Id of the filing</source>
        <translation>报送编号</translation>
    </message>
    <message>
        <source>SHA-256 of the manifest</source>
        <translation>报送清单摘要值（SHA-256）</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>保存为文件…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Receipt {number}.txt</source>
        <translation>收件回执 {number}.txt</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>保存回执</translation>
    </message>
    <message>
        <source>Text files</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <source>The receipt lies in {path}.</source>
        <translation>回执已保存到 {path}。</translation>
    </message>
</context>
<context>
    <name>ReturnBanner</name>
    <message>
        <source>Fold</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show the reasons</source>
        <translation>查看补正事项</translation>
    </message>
    <message>
        <source>Returned by the court, {count} to mend. The correction is under way; once everybody has signed the corrected agreement it is filed by itself and names the filing that it corrects.</source>
        <translation>仲裁院退回补正 {count} 项，正在更正。更正后的调解书全部签署后自动报送，并注明更正的是哪一次报送。</translation>
    </message>
    <message>
        <source>Returned by the court: {count} to mend.</source>
        <translation>仲裁院退回补正：{count} 项。</translation>
    </message>
    <message>
        <source>Correct the agreement…</source>
        <translation>更正调解书…</translation>
    </message>
    <message>
        <source>File again as it stands</source>
        <translation>按现状重新报送</translation>
    </message>
</context>
<context>
    <name>Road</name>
    <message>
        <source>Paused by you</source>
        <translation>您已暂停</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Not enrolled yet</source>
        <translation>尚未登记</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Exchanging with the court</source>
        <translation>正在与仲裁院交换数据</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>Paused: metered network</source>
        <translation>计费网络，已暂停</translation>
    </message>
    <message>
        <source>The network asks you to sign in</source>
        <translation>网络要求先登录</translation>
    </message>
    <message>
        <source>The court cannot be reached</source>
        <translation>连不上仲裁院</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Nothing is sent until you go on or start the program again.</source>
        <translation>在您点“继续”或重新启动程序之前，不会报送任何内容。</translation>
    </message>
    <message>
        <source>The court gives you a one-time code; enter it in the settings. Until then filings stay here, safe.</source>
        <translation>请向仲裁院领取一次性登记码，在设置中填写。登记之前，待报送的案件安全保存在本机。</translation>
    </message>
    <message>
        <source>Filings go by themselves as soon as there is a network. They can also be taken on a USB stick.</source>
        <translation>联网后自动报送，也可以加密导出到 U 盘。</translation>
    </message>
    <message>
        <source>This network is metered. Nothing is sent over it unless you allow it here.</source>
        <translation>当前网络按流量计费。除非在这里允许，否则不会用它报送。</translation>
    </message>
    <message>
        <source>A page of this network answers in the court&apos;s place. Open a browser and sign in to the network first; filing then goes on. Nothing of a case was given to that page.</source>
        <translation>当前网络用登录页代替了仲裁院的应答。请先打开浏览器登录该网络，之后自动继续报送。案件内容没有发给该页面。</translation>
    </message>
    <message>
        <source>The court did not answer. The next try is at {time}; nothing is lost.</source>
        <translation>仲裁院没有应答，{time} 再试；内容不会丢失。</translation>
    </message>
    <message>
        <source>The court did not answer. It is tried again; nothing is lost.</source>
        <translation>仲裁院没有应答，稍后再试；内容不会丢失。</translation>
    </message>
</context>
<context>
    <name>RoadCard</name>
    <message>
        <source>Not enrolled at a court yet</source>
        <translation>本机尚未在仲裁院登记</translation>
    </message>
    <message>
        <source>Filing may use metered networks</source>
        <translation>允许用计费网络报送</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Enter the court&apos;s code…</source>
        <translation>填写登记码…</translation>
    </message>
    <message>
        <source>never reached yet</source>
        <translation>尚未联系过</translation>
    </message>
    <message>
        <source>last contact {when}</source>
        <translation>最近联系：{when}</translation>
    </message>
    <message>
        <source>certificate until {day}</source>
        <translation>证书有效期至 {day}</translation>
    </message>
    <message>
        <source>This computer&apos;s certificate ended on {day}. Ask the court for a new code and enter it in the settings; filings wait here meanwhile.</source>
        <translation>本机证书已于 {day} 到期。请向仲裁院领取新的登记码，在设置中填写；待报送的案件会留在本机。</translation>
    </message>
    <message>
        <source>This computer&apos;s certificate ends on {day}. It is renewed by the court at the next contact; ask the court for a new code if it is not.</source>
        <translation>本机证书将于 {day} 到期。仲裁院会在下次联系时续发；如未续发，请向仲裁院领取新的登记码。</translation>
    </message>
    <message>
        <source>{sent} of {total}</source>
        <translation>{sent} / {total}</translation>
    </message>
</context>
<context>
    <name>StickSheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>WithdrawSheet</name>
    <message>
        <source>Do not file it?</source>
        <translation>不报送此件？</translation>
    </message>
    <message>
        <source>The court does not get it. Nothing in the case changes; it can be filed again later as it stands then.</source>
        <translation>仲裁院不会收到此件。案件内容不变，以后可以按届时的内容重新报送。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Do not file it</source>
        <translation>不报送</translation>
    </message>
</context>
</TS>
