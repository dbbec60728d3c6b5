<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BackingUp</name>
    <message>
        <source>Stick or folder for the backup</source>
        <translation>选择 U 盘或文件夹存放备份</translation>
    </message>
    <message>
        <source>Backed up and verified: {file}</source>
        <translation>已备份并核对：{file}</translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>This is the practice store: its cases are fictional, so there is nothing to back up, and it has neither passphrase nor recovery code.</source>
        <translation>这是演练数据，案件都是虚构的，不需要备份，也没有口令和恢复码。</translation>
    </message>
    <message>
        <source>All cases and their keys in one encrypted file, read back before it counts. Keep it on a USB stick or another disk: a copy on this computer is lost with it. To restore one, lock (Ctrl+L) or start the program on the other computer, and choose &quot;Restore from a backup…&quot; at the foot of that page.</source>
        <translation>全部案件和密钥存入一个加密文件，读回核对无误才算完成。请放在 U 盘或其他磁盘上：留在本机的副本会随本机一起丢失。要还原备份，先锁定（Ctrl+L），或者在另一台电脑上打开程序，点页面下方的“从备份还原…”。</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚未备份</translation>
    </message>
    <message>
        <source>more than 30 days ago</source>
        <translation>超过 30 天</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已核对</translation>
    </message>
</context>
<context>
    <name>BackupLine</name>
    <message>
        <source>Back up…</source>
        <translation>立即备份…</translation>
    </message>
    <message>
        <source>Back up to a USB stick or folder</source>
        <translation>备份到 U 盘或文件夹</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the backup</source>
        <translation>取消备份</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Backing up and verifying: {percent} %. Do not pull the stick out yet.</source>
        <translation>正在备份并核对：{percent}%。请先不要拔出 U 盘。</translation>
    </message>
    <message>
        <source>No backup was made yet.</source>
        <translation>还没有做过备份。</translation>
    </message>
    <message>
        <source>Last backup: {at}
{path}</source>
        <translation>上次备份：{at}
{path}</translation>
    </message>
</context>
<context>
    <name>BackupOffer</name>
    <message>
        <source>Before you leave: a backup on a USB stick keeps this hearing if the computer is lost.</source>
        <translation>离场之前：备份到 U 盘，电脑丢失或损坏时本次庭审的材料仍在。</translation>
    </message>
</context>
<context>
    <name>CaseList</name>
    <message>
        <source>Collective</source>
        <translation>集体</translation>
    </message>
    <message>
        <source>No number yet</source>
        <translation>尚无案号</translation>
    </message>
</context>
<context>
    <name>CaseTable</name>
    <message>
        <source>Parties</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>案由</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>请求金额</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>调解金额</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>开庭</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>No number yet</source>
        <translation>尚无案号</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Cases: {count}</source>
        <translation>共 {count} 件</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Look for part of a name, a company or a case number.</source>
        <translation>可以输入姓名、单位或案号的一部分。</translation>
    </message>
    <message>
        <source>No cases here yet</source>
        <translation>这里还没有案件</translation>
    </message>
    <message>
        <source>A new case begins with what is known; the rest can follow at any time.</source>
        <translation>新建案件后先填已知的内容，其余随时补充。</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新建案件</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Practice · fictional</source>
        <translation>演练 · 虚构案件</translation>
    </message>
    <message>
        <source>Name, company or number</source>
        <translation>姓名 / 单位 / 案号</translation>
    </message>
    <message>
        <source>Find among the cases</source>
        <translation>查找案件</translation>
    </message>
    <message>
        <source>Open the selected one  Enter</source>
        <translation>打开所选案件  Enter</translation>
    </message>
    <message>
        <source>A double click on a line opens it too</source>
        <translation>双击一行也可以打开</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>To be served</source>
        <translation>待送达</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
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
    <name>DocketPage</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>案由</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>请求金额</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线工作</translation>
    </message>
    <message>
        <source>docketed as {number}</source>
        <translation>立案 {number}</translation>
    </message>
    <message>
        <source>Cases stay on this computer until they are filed</source>
        <translation>报送之前，案件只在本机</translation>
    </message>
    <message>
        <source>Practice · fictional</source>
        <translation>演练 · 虚构案件</translation>
    </message>
    <message>
        <source>Find a name, company or number    Ctrl K</source>
        <translation>搜索 姓名 / 单位 / 案号&#x3000;Ctrl K</translation>
    </message>
    <message>
        <source>Find a case (Ctrl+K)</source>
        <translation>查找案件 (Ctrl+K)</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新建案件</translation>
    </message>
    <message>
        <source>New case (Ctrl+N)</source>
        <translation>新建案件 (Ctrl+N)</translation>
    </message>
    <message>
        <source>Hearings today</source>
        <translation>今日庭审</translation>
    </message>
    <message>
        <source>Open cases on other days</source>
        <translation>其他办理中的案件</translation>
    </message>
    <message>
        <source>Signed, not yet served</source>
        <translation>已签署，待送达</translation>
    </message>
    <message>
        <source>An arbitration instrument takes effect only when both have signed for it</source>
        <translation>仲裁调解书经双方签收后才生效</translation>
    </message>
    <message>
        <source>Payments due</source>
        <translation>履行提醒</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>No hearing today</source>
        <translation>今天没有庭审</translation>
    </message>
    <message>
        <source>Begin a new case, or press Ctrl+K to find one that was prepared.</source>
        <translation>新建案件，或按 Ctrl+K 查找已准备好的案件。</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Concluded</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>调解成功率</translation>
    </message>
    <message>
        <source>To be served</source>
        <translation>待送达</translation>
    </message>
    <message>
        <source>Agreed in all</source>
        <translation>调解金额</translation>
    </message>
    <message>
        <source>Practice cases are not counted.</source>
        <translation>演练案件不计入统计。</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Name, company, case number, or a room of this window</source>
        <translation>姓名、单位、案号，或页面名称</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Arrows choose, Enter opens, Esc closes</source>
        <translation>方向键选择，Enter 打开，Esc 关闭</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Nothing found. Try part of a name or number.</source>
        <translation>没有找到，请换一部分姓名或案号试试。</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>The two are not the same. Please type it once more.</source>
        <translation>两次输入不一致，请重新输入。</translation>
    </message>
    <message>
        <source>Set up this computer</source>
        <translation>设置本机</translation>
    </message>
    <message>
        <source>Cases are kept encrypted on this computer and nowhere else. Nobody can open them without your passphrase or the recovery code that comes next.</source>
        <translation>案件只加密保存在本机。没有您的口令或下一步的恢复码，任何人都打不开。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>At least 10 characters; a sentence is easiest to keep</source>
        <translation>至少 10 个字符，一句话最容易记住</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>再输入一次口令</translation>
    </message>
    <message>
        <source>Your certificate is made along with it.</source>
        <translation>同时生成您的签名证书。</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>开始设置</translation>
    </message>
</context>
<context>
    <name>Fold</name>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Fold {what}</source>
        <translation>收起 {what}</translation>
    </message>
    <message>
        <source>Open {what}</source>
        <translation>展开 {what}</translation>
    </message>
    <message>
        <source>Move or remove {what}</source>
        <translation>移动或移除 {what}</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Restored from the backup.</source>
        <translation>已从备份还原。</translation>
    </message>
    <message>
        <source>Its newest entry is of {time}; what was done later is not in it.</source>
        <translation>备份中最近的记录是{time}，此后的工作不在其中。</translation>
    </message>
    <message>
        <source>What was here before, with everything newer, is kept in {folder}.</source>
        <translation>本机原有的数据（包括更新的内容）另存在 {folder}。</translation>
    </message>
    <message>
        <source>Mediator&apos;s desk</source>
        <translation>调解工作台</translation>
    </message>
    <message>
        <source>A fictional hearing to try things with, kept apart from your cases</source>
        <translation>用一个虚构案件演练，与真实案件分开</translation>
    </message>
    <message>
        <source>Nothing to set up: a fictional hearing to try everything with</source>
        <translation>不用设置：用一个虚构案件把流程走一遍</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>先演练</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>从备份还原…</translation>
    </message>
    <message>
        <source>Help  F1</source>
        <translation>帮助 F1</translation>
    </message>
</context>
<context>
    <name>GuideSheet</name>
    <message>
        <source>User guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>关闭&#x3000;Esc</translation>
    </message>
</context>
<context>
    <name>IdentityForm</name>
    <message>
        <source>The instrument is made in the name of the commission. Should this be “{name}”?</source>
        <translation>仲裁调解书以仲裁委员会的名义制作，此处是否应为“{name}”？</translation>
    </message>
    <message>
        <source>Please fill this in; it stands on every paper.</source>
        <translation>请填写，每份文书上都要用到。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>as it stands on papers</source>
        <translation>与文书上一致</translation>
    </message>
    <message>
        <source>Mediator&apos;s or arbitrator&apos;s no.</source>
        <translation>调解员证 / 仲裁员证号</translation>
    </message>
    <message>
        <source>may be left empty</source>
        <translation>可以不填</translation>
    </message>
    <message>
        <source>Kind of body</source>
        <translation>机构类型</translation>
    </message>
    <message>
        <source>Name of the body</source>
        <translation>机构名称</translation>
    </message>
    <message>
        <source>heads every paper</source>
        <translation>写在每份文书的抬头</translation>
    </message>
    <message>
        <source>Name on its seal</source>
        <translation>印章名称</translation>
    </message>
    <message>
        <source>Address of the body</source>
        <translation>机构地址</translation>
    </message>
    <message>
        <source>Telephone of the body</source>
        <translation>机构电话</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Copies not printed yet for: {names}.</source>
        <translation>正本尚未打印：{names}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The seal of {owner} is not recorded.</source>
        <translation>{owner}的印章尚未记录。</translation>
    </message>
    <message>
        <source>Something typed here is not recorded</source>
        <translation>有内容尚未记录</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留在本案</translation>
    </message>
    <message>
        <source>Leave and lose it</source>
        <translation>不记录，离开</translation>
    </message>
    <message>
        <source>Back to the case</source>
        <translation>返回该案</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>仍要关闭</translation>
    </message>
    <message>
        <source>Not everything is saved</source>
        <translation>还有内容没有保存</translation>
    </message>
    <message>
        <source>The disk does not take the last entries. Stay and try again once it does; whoever closes now loses them.</source>
        <translation>最后录入的内容还没有写入磁盘。请留在这里，磁盘恢复后重试；现在关闭会丢失这些内容。</translation>
    </message>
    <message>
        <source>Stay and try again</source>
        <translation>留下并重试</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>关闭并放弃</translation>
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
        <source> (predicted: the year&apos;s holidays are not announced yet)</source>
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
    <name>NewCodeSheet</name>
    <message>
        <source>New recovery code</source>
        <translation>更换恢复码</translation>
    </message>
    <message>
        <source>For a sheet that was lost or that somebody else has seen. The current code opens nothing on this computer from then on; backups made before still open with it. Have a printer or a pen at hand: the new code is shown once.</source>
        <translation>恢复码纸丢失或被他人看到时使用。更换后，当前恢复码在本机作废；此前的备份仍可用它打开。请准备好打印机或纸笔：新恢复码只显示一次。</translation>
    </message>
    <message>
        <source>Make a new code</source>
        <translation>生成新恢复码</translation>
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
    <name>PassphraseSheet</name>
    <message>
        <source>Change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>From then on only the new one opens the cases on this computer. The recovery code stays as it is. Backups made before still open with the passphrase of their time.</source>
        <translation>更改后，本机案件只能用新口令打开；恢复码不变。此前的备份仍用备份当时的口令打开。</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>At least 10 characters; a sentence is easiest to keep</source>
        <translation>至少 10 个字符，一句话最容易记住</translation>
    </message>
    <message>
        <source>New passphrase once more</source>
        <translation>再输入一次新口令</translation>
    </message>
    <message>
        <source>The two are not the same. Please type it once more.</source>
        <translation>两次输入不一致，请重新输入。</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Page {page} of {count}</source>
        <translation>第 {page} / {count} 页</translation>
    </message>
    <message>
        <source>Reading copy</source>
        <translation>英文参考译本</translation>
    </message>
    <message>
        <source>As it will print</source>
        <translation>实时预览</translation>
    </message>
    <message>
        <source>Show the Chinese paper again, which is the one that is signed</source>
        <translation>显示中文文书（以中文为准）</translation>
    </message>
    <message>
        <source>EN</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Show the English reading copy</source>
        <translation>显示英文参考译本</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>Signed original</source>
        <translation>正本（已签署并锁定）</translation>
    </message>
    <message>
        <source>Sealed text</source>
        <translation>已封存文本</translation>
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
    <name>PrinterCard</name>
    <message>
        <source>looking for printers…</source>
        <translation>正在查找打印机…</translation>
    </message>
    <message>
        <source>no printer</source>
        <translation>没有打印机</translation>
    </message>
    <message>
        <source>Set a printer up in the system&apos;s printer settings, then look again.</source>
        <translation>请在系统的打印机设置中添加打印机，然后重新查找。</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>打印</translation>
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
        <source>Print a test page</source>
        <translation>打印测试页</translation>
    </message>
    <message>
        <source>It shows whether Chinese, sizes and edges come out. No word of a case is on it.</source>
        <translation>用来检查汉字、尺寸和边距是否打印正常；上面没有任何案件内容。</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message>
        <source>{name}: sign now</source>
        <translation>{name}：现在签名</translation>
    </message>
    <message>
        <source>{name}: signed on paper</source>
        <translation>{name}：已在纸面签名</translation>
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
        <source>Filing</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>User guide (F1)</source>
        <translation>使用指南 (F1)</translation>
    </message>
    <message>
        <source>Help: user guide (F1)</source>
        <translation>帮助：使用指南 (F1)</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Lock the store now (Ctrl+L)</source>
        <translation>立即锁定（Ctrl+L）</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>No printer was found: please copy the code by hand.</source>
        <translation>没有找到打印机，请手抄恢复码。</translation>
    </message>
    <message>
        <source>This computer has no key ring that could be used; the passphrase opens the desk.</source>
        <translation>本机没有可用的系统密钥环，请用口令打开工作台。</translation>
    </message>
    <message>
        <source>Certificate made for {subject}, valid until {day}.</source>
        <translation>数字证书已生成：{subject}，有效期至 {day}。</translation>
    </message>
    <message>
        <source>Recovery code of the mediator&apos;s desk</source>
        <translation>调解工作台恢复码</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>测试页</translation>
    </message>
    <message>
        <source>100 mm</source>
        <translation>100 毫米</translation>
    </message>
    <message>
        <source>For the cases of: {who}</source>
        <translation>用于打开以下人员的案件：{who}</translation>
    </message>
    <message>
        <source>Made on {day}</source>
        <translation>生成日期：{day}</translation>
    </message>
    <message>
        <source>If the passphrase is forgotten, this code alone opens the cases: at the start of the program press “Passphrase forgotten?” and type it. Capital or small letters make no difference.</source>
        <translation>忘记口令时，只有此恢复码能打开案件：打开程序后点“忘记口令？”，输入即可，不分大小写。</translation>
    </message>
    <message>
        <source>Keep this sheet locked away and apart from the computer. Whoever has both can read every case. If it is lost or seen by others, make a new code in the settings; this one is void from then on.</source>
        <translation>请将本页锁好，与电脑分开存放：两样都拿到的人可以看到全部案件。本页遗失或者被他人看到的，请在设置中生成新的恢复码，此码随即作废。</translation>
    </message>
    <message>
        <source>It takes the place of every earlier sheet for this computer: destroy those.</source>
        <translation>本页取代本机以前的恢复码页，请将旧页销毁。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>If the passphrase is forgotten, this code is the only way in. Keep it on paper, away from this computer. It is shown only now.</source>
        <translation>忘记口令时，只有恢复码能打开案件库。请写在纸上，与电脑分开保存。它只在此时显示一次。</translation>
    </message>
    <message>
        <source>The earlier code is void on this computer: destroy its sheet.</source>
        <translation>原恢复码在本机已作废，请销毁那张纸。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>打印测试页</translation>
    </message>
    <message>
        <source>I have printed or copied it, and keep it safe</source>
        <translation>已打印或抄写，并妥善保存</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>Nothing is due in the next 30 days.</source>
        <translation>未来 30 天内没有到期款项。</translation>
    </message>
    <message>
        <source>{days} d overdue</source>
        <translation>逾期 {days} 天</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>due tomorrow</source>
        <translation>明天到期</translation>
    </message>
</context>
<context>
    <name>RestoreSheet</name>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份还原</translation>
    </message>
    <message>
        <source>All cases and keys of the backup are checked, then put in place on this computer.</source>
        <translation>先核对备份中的全部案件和密钥，无误后放到本机。</translation>
    </message>
    <message>
        <source> What is here now, with everything newer than the backup, is not lost: it is put aside, into a folder of its own.</source>
        <translation>本机现有的数据（包括备份以后的新内容）不会丢失，另存到单独的文件夹。</translation>
    </message>
    <message>
        <source>Backup file</source>
        <translation>备份文件</translation>
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
        <source>Restore</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Please type it here.</source>
        <translation>请在这里输入。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份文件</translation>
    </message>
    <message>
        <source>Recovery code of the time of the backup</source>
        <translation>备份当时的恢复码</translation>
    </message>
    <message>
        <source>Passphrase of the time of the backup</source>
        <translation>备份当时的口令</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>改用口令</translation>
    </message>
    <message>
        <source>Use the recovery code instead</source>
        <translation>改用恢复码</translation>
    </message>
</context>
<context>
    <name>RingTick</name>
    <message>
        <source>Unlock with the key ring of this computer</source>
        <translation>用本机系统密钥环快速解锁</translation>
    </message>
    <message>
        <source>This computer has no key ring that could unlock the desk; the passphrase opens it each time.</source>
        <translation>本机没有可用的系统密钥环，每次用口令打开。</translation>
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
    <name>SealedLine</name>
    <message>
        <source>The text is sealed; to change it, void the seal at signing.</source>
        <translation>文本已封存，本页不能修改。如需修改，可在“签署”步骤作废封存。</translation>
    </message>
    <message>
        <source>The text is signed; to change it, begin a correction at signing.</source>
        <translation>文本已签署，本页不能修改。如需更正，可在“签署”步骤开始更正。</translation>
    </message>
    <message>
        <source>The text is signed; nothing here can be changed any more.</source>
        <translation>文本已签署，本页不能再修改。</translation>
    </message>
    <message>
        <source>To step 8, {step}</source>
        <translation>到第 8 步 {step}</translation>
    </message>
</context>
<context>
    <name>SecretSheet</name>
    <message>
        <source>Current passphrase</source>
        <translation>当前口令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Please type it here.</source>
        <translation>请在这里输入。</translation>
    </message>
    <message>
        <source>This is not the current passphrase. Nothing was changed; please type it again.</source>
        <translation>当前口令不正确，没有作任何更改，请重新输入。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Kept. New cases begin with this; open cases keep their own.</source>
        <translation>已保存。新案件使用这些内容，已有案件不变。</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>测试页</translation>
    </message>
    <message>
        <source>100 mm</source>
        <translation>100 毫米</translation>
    </message>
    <message>
        <source>The passphrase is changed; the old one opens nothing here any more.</source>
        <translation>口令已更改，原口令在本机已不能使用。</translation>
    </message>
    <message>
        <source>There is none yet. It closes every signed document against changes.</source>
        <translation>还没有证书。签署后的文书用它锁定，防止改动。</translation>
    </message>
    <message>
        <source>{subject}
Valid until {day}
Fingerprint {print}</source>
        <translation>{subject}
有效期至 {day}
指纹 {print}</translation>
    </message>
    <message>
        <source>on a token</source>
        <translation>在硬件密钥上</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Takes effect at once, unless it says otherwise</source>
        <translation>设置立即生效，另有说明的除外</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Who mediates</source>
        <translation>调解员与机构</translation>
    </message>
    <message>
        <source>New cases begin with this; open cases keep their own.</source>
        <translation>新案件使用这些内容，已有案件不变。</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Make a certificate</source>
        <translation>生成证书</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Size of type</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Spacing follows the next time the program starts.</source>
        <translation>间距在下次启动时一并调整。</translation>
    </message>
    <message>
        <source>The passphrase is asked for again.</source>
        <translation>锁定后需重新输入口令。</translation>
    </message>
    <message>
        <source>Lock when idle for</source>
        <translation>无人操作后锁定</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>更改口令…</translation>
    </message>
    <message>
        <source>New recovery code…</source>
        <translation>更换恢复码…</translation>
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
    <name>Unlock</name>
    <message>
        <source>The two are not the same. Please type it once more.</source>
        <translation>两次输入不一致，请重新输入。</translation>
    </message>
    <message>
        <source>Choose a new passphrase</source>
        <translation>设置新口令</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>At least 10 characters</source>
        <translation>至少 10 个字符</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>再输入一次口令</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Unlock with the key ring</source>
        <translation>用系统密钥环解锁</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>改用口令</translation>
    </message>
    <message>
        <source>Passphrase forgotten?</source>
        <translation>忘记口令？</translation>
    </message>
</context>
<context>
    <name>UnrecordedTexts</name>
    <message>
        <source>Not recorded yet, and in its field again as it was typed: {steps}.</source>
        <translation>尚未记录的输入已放回原处：{steps}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>New case</source>
        <translation>新建案件</translation>
    </message>
    <message>
        <source>Help: user guide</source>
        <translation>帮助：使用指南</translation>
    </message>
    <message>
        <source>Filing is just starting; try again in a moment.</source>
        <translation>报送正在启动，请稍后再试。</translation>
    </message>
    <message>
        <source>The program made a mistake. Everything recorded so far is saved; you can go on working.</source>
        <translation>程序出现了差错。已录入的内容都已保存，可以继续工作。</translation>
    </message>
    <message>
        <source>Mediator&apos;s desk</source>
        <translation>调解工作台</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Next: {step}</source>
        <translation>下一步&#x3000;{step}</translation>
    </message>
    <message>
        <source>In caucus · for the mediator only</source>
        <translation>背靠背 · 仅调解员可见</translation>
    </message>
    <message>
        <source>docketed as {number}</source>
        <translation>立案 {number}</translation>
    </message>
    <message>
        <source>Practice · fictional</source>
        <translation>演练 · 虚构案件</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Cases stay on this computer until they are filed</source>
        <translation>报送之前，案件只在本机</translation>
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
        <source>Print (Ctrl+P)</source>
        <translation>打印 (Ctrl+P)</translation>
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
