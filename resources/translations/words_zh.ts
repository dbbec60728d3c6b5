<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AgentKind</name>
    <message>
        <source>Lawyer</source>
        <translation>律师</translation>
    </message>
    <message>
        <source>Legal service worker</source>
        <translation>基层法律服务工作者</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>Close relative</source>
        <translation>近亲属</translation>
    </message>
    <message>
        <source>Recommended citizen</source>
        <translation>推荐的公民</translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation>尚未说明</translation>
    </message>
</context>
<context>
    <name>Authority</name>
    <message>
        <source>Special authority</source>
        <translation>特别授权</translation>
    </message>
    <message>
        <source>General authority</source>
        <translation>一般授权</translation>
    </message>
</context>
<context>
    <name>BodyKind</name>
    <message>
        <source>Arbitration commission</source>
        <translation>劳动人事争议仲裁委员会</translation>
    </message>
    <message>
        <source>Street or town mediation body</source>
        <translation>乡镇、街道调解组织</translation>
    </message>
    <message>
        <source>People&apos;s mediation committee</source>
        <translation>人民调解委员会</translation>
    </message>
    <message>
        <source>Enterprise mediation committee</source>
        <translation>企业劳动争议调解委员会</translation>
    </message>
</context>
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
        <source>(not named yet)</source>
        <translation>（未填）</translation>
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
    <name>ClaimKind</name>
    <message>
        <source>Damages for unlawful termination</source>
        <translation>违法解除劳动合同赔偿金</translation>
    </message>
    <message>
        <source>Severance pay</source>
        <translation>经济补偿</translation>
    </message>
    <message>
        <source>Pay in place of notice</source>
        <translation>代通知金</translation>
    </message>
    <message>
        <source>Wages</source>
        <translation>工资</translation>
    </message>
    <message>
        <source>Overtime pay</source>
        <translation>加班工资</translation>
    </message>
    <message>
        <source>Pay for annual leave not taken</source>
        <translation>未休年休假工资</translation>
    </message>
    <message>
        <source>Double wages (no written contract)</source>
        <translation>未签合同二倍工资差额</translation>
    </message>
    <message>
        <source>Damages for unlawful probation</source>
        <translation>违法约定试用期赔偿金</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>奖金</translation>
    </message>
    <message>
        <source>Sick pay</source>
        <translation>病假工资</translation>
    </message>
    <message>
        <source>Summer heat allowance</source>
        <translation>高温津贴</translation>
    </message>
    <message>
        <source>Work injury benefits</source>
        <translation>工伤保险待遇</translation>
    </message>
    <message>
        <source>Compensation for non-competition</source>
        <translation>竞业限制经济补偿</translation>
    </message>
    <message>
        <source>Additional damages</source>
        <translation>加付赔偿金</translation>
    </message>
    <message>
        <source>Expenses paid in advance</source>
        <translation>垫付费用</translation>
    </message>
    <message>
        <source>Arrears of social insurance</source>
        <translation>补缴社会保险费</translation>
    </message>
    <message>
        <source>Leaving certificate</source>
        <translation>离职证明</translation>
    </message>
    <message>
        <source>Finding of employment</source>
        <translation>确认劳动关系</translation>
    </message>
    <message>
        <source>Reinstatement</source>
        <translation>恢复劳动关系</translation>
    </message>
    <message>
        <source>Other claim</source>
        <translation>其他请求</translation>
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
        <source>Something here needs to be looked at by a person.</source>
        <translation>这里需要人来处理。</translation>
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
    <name>Derivation</name>
    <message>
        <source>Average monthly wage of the last twelve months</source>
        <translation>解除前十二个月平均工资</translation>
    </message>
    <message>
        <source>Service since 1 January 2008 ({starts} to {ends}) counts for {halves} months&apos; wages</source>
        <translation>2008年1月1日以后的工作年限（{starts}至{ends}），计 {halves} 个月工资</translation>
    </message>
    <message>
        <source>Service before 2008 ({starts} to {ends}) under the old rule: {halves} months&apos; wages</source>
        <translation>2008年以前的工作年限（{starts}至{ends}），按当时规定计 {halves} 个月工资</translation>
    </message>
    <message>
        <source>Service from {starts} to {ends} counts for {halves} months&apos; wages</source>
        <translation>工作年限自{starts}至{ends}，计 {halves} 个月工资</translation>
    </message>
    <message>
        <source>Below the minimum wage: the minimum wage is taken</source>
        <translation>低于最低工资，按最低工资计</translation>
    </message>
    <message>
        <source>Above three times the average monthly wage of Shanghai in {year}: capped there</source>
        <translation>高于上海市{year}年职工月平均工资的三倍，按三倍封顶</translation>
    </message>
    <message>
        <source>With the capped wage at most twelve years count: twelve months&apos; wages</source>
        <translation>按三倍封顶的，年限最高计十二年，即十二个月工资</translation>
    </message>
    <message>
        <source>Under the old rule at most twelve months&apos; wages for this ground</source>
        <translation>按当时规定，这种情形最多计十二个月工资</translation>
    </message>
    <message>
        <source>Monthly base times months</source>
        <translation>月工资基数 × 月数</translation>
    </message>
    <message>
        <source>Monthly base times months before 2008</source>
        <translation>月工资基数 × 2008年以前的月数</translation>
    </message>
    <message>
        <source>Both parts together</source>
        <translation>两段合计</translation>
    </message>
    <message>
        <source>Nothing is due on this ground</source>
        <translation>这种情形不需支付</translation>
    </message>
    <message>
        <source>Unlawful termination: twice the severance</source>
        <translation>违法解除：经济补偿标准的二倍</translation>
    </message>
    <message>
        <source>One wage of the month before</source>
        <translation>上一个月的工资</translation>
    </message>
    <message>
        <source>Double wages run from {starts} to {ends}</source>
        <translation>二倍工资的期间：{starts}至{ends}</translation>
    </message>
    <message>
        <source>Full months: {months}</source>
        <translation>整月：{months} 个月</translation>
    </message>
    <message>
        <source>Part of a month, {starts} to {ends}: {days} of {of} working days</source>
        <translation>不满一月，{starts}至{ends}：{of} 个工作日中的 {days} 个</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Wage of an hour: the month&apos;s wage over 21.75 days of 8 hours</source>
        <translation>小时工资：月工资 ÷ 21.75 ÷ 8</translation>
    </message>
    <message>
        <source>Overtime on working days, {hours} hours at 150%</source>
        <translation>工作日延时 {hours} 小时，按 150%</translation>
    </message>
    <message>
        <source>Work on rest days, {hours} hours at 200%</source>
        <translation>休息日加班 {hours} 小时，按 200%</translation>
    </message>
    <message>
        <source>Work on public holidays, {hours} hours at 300%</source>
        <translation>法定节日加班 {hours} 小时，按 300%</translation>
    </message>
    <message>
        <source>Days of leave due less days taken</source>
        <translation>应休天数减去已休天数</translation>
    </message>
    <message>
        <source>Wage of a day: the month&apos;s wage over 21.75</source>
        <translation>日工资：月工资 ÷ 21.75</translation>
    </message>
    <message>
        <source>{days} days at another 200% of a day&apos;s wage</source>
        <translation>{days} 天，另按日工资的 200% 支付</translation>
    </message>
    <message>
        <source>The worker gave the leave up in writing: nothing more is due</source>
        <translation>劳动者书面放弃休假：不需另行支付</translation>
    </message>
    <message>
        <source>{served} months of probation where {lawful} are lawful: the wage after probation for each</source>
        <translation>试用期已履行 {served} 个月，法定上限 {lawful} 个月：超过部分按转正后月工资支付</translation>
    </message>
    <message>
        <source>Pay days beyond: {days}</source>
        <translation>另加计薪日：{days} 天</translation>
    </message>
    <message>
        <source>Free of tax up to three times the average annual wage</source>
        <translation>上年职工平均工资三倍以内免税</translation>
    </message>
    <message>
        <source>Tax on what is above</source>
        <translation>超过部分的税额</translation>
    </message>
    <message>
        <source>No tax</source>
        <translation>免税</translation>
    </message>
    <message>
        <source>The average wage of a year is published in the course of the next; until then it is not settled which year counts.</source>
        <translation>上年度平均工资在次年公布；公布前适用哪一年的数据尚无定论。</translation>
    </message>
    <message>
        <source>The cap at three times the average wage does not hold for the years before 2008.</source>
        <translation>三倍封顶不适用于2008年以前的年限。</translation>
    </message>
    <message>
        <source>A published figure used here is still to be compared with its source.</source>
        <translation>所用的一项公布数据尚待与来源核对。</translation>
    </message>
    <message>
        <source>Part months count by their working days.</source>
        <translation>不满一月的部分按工作日折算。</translation>
    </message>
    <message>
        <source>The holidays of a year used here are not announced yet; the figure may move a little.</source>
        <translation>所涉年份的放假安排尚未公布，数额可能略有变化。</translation>
    </message>
    <message>
        <source>The year of limitation runs for each month of double wages by itself.</source>
        <translation>二倍工资的一年时效按月分别计算。</translation>
    </message>
    <message>
        <source>Severance and pay in place of notice are not owed beside these damages.</source>
        <translation>支付赔偿金的，不再支付经济补偿和代通知金。</translation>
    </message>
    <message>
        <source>The hour is shown rounded; the items are worked out from the month.</source>
        <translation>小时工资为四舍五入后的显示值，各项按月工资直接计算。</translation>
    </message>
</context>
<context>
    <name>Ground</name>
    <message>
        <source>Worker left because of the employer&apos;s fault (art. 38)</source>
        <translation>因用人单位过错，劳动者解除（第38条）</translation>
    </message>
    <message>
        <source>Worker resigned (art. 37)</source>
        <translation>劳动者辞职（第37条）</translation>
    </message>
    <message>
        <source>By agreement, proposed by the employer (art. 36)</source>
        <translation>用人单位提出，协商解除（第36条）</translation>
    </message>
    <message>
        <source>By agreement, proposed by the worker (art. 36)</source>
        <translation>劳动者提出，协商解除（第36条）</translation>
    </message>
    <message>
        <source>Dismissed for fault (art. 39)</source>
        <translation>劳动者有过错被解除（第39条）</translation>
    </message>
    <message>
        <source>Illness or injury (art. 40(1))</source>
        <translation>医疗期满不能工作（第40条第1项）</translation>
    </message>
    <message>
        <source>Not equal to the work (art. 40(2))</source>
        <translation>不能胜任工作（第40条第2项）</translation>
    </message>
    <message>
        <source>Circumstances changed (art. 40(3))</source>
        <translation>客观情况重大变化（第40条第3项）</translation>
    </message>
    <message>
        <source>Redundancy (art. 41)</source>
        <translation>经济性裁员（第41条）</translation>
    </message>
    <message>
        <source>Term ended, not renewed by the employer (art. 44)</source>
        <translation>合同期满，用人单位不续订（第44条）</translation>
    </message>
    <message>
        <source>Term ended, renewal refused by the worker</source>
        <translation>合同期满，劳动者不同意续订</translation>
    </message>
    <message>
        <source>Employer closed down (art. 44)</source>
        <translation>用人单位关闭、破产等（第44条）</translation>
    </message>
    <message>
        <source>Contract for a task ended with it</source>
        <translation>以完成一定任务为期限的合同终止</translation>
    </message>
</context>
<context>
    <name>IdKind</name>
    <message>
        <source>Resident identity card</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Permanent resident card of a foreigner</source>
        <translation>外国人永久居留身份证</translation>
    </message>
    <message>
        <source>Residence permit (Hong Kong, Macao, Taiwan)</source>
        <translation>港澳台居民居住证</translation>
    </message>
    <message>
        <source>Travel permit (Hong Kong, Macao)</source>
        <translation>港澳居民来往内地通行证</translation>
    </message>
    <message>
        <source>Travel permit (Taiwan)</source>
        <translation>台湾居民来往大陆通行证</translation>
    </message>
    <message>
        <source>Other document</source>
        <translation>其他证件</translation>
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
    <name>Party</name>
    <message>
        <source>Worker without a name</source>
        <translation>未填姓名的劳动者</translation>
    </message>
    <message>
        <source>Employer without a name</source>
        <translation>未填名称的用人单位</translation>
    </message>
</context>
<context>
    <name>Power</name>
    <message>
        <source>Admit claims</source>
        <translation>代为承认请求</translation>
    </message>
    <message>
        <source>Waive claims</source>
        <translation>代为放弃请求</translation>
    </message>
    <message>
        <source>Change claims</source>
        <translation>代为变更请求</translation>
    </message>
    <message>
        <source>Settle, accept mediation</source>
        <translation>代为和解、接受调解</translation>
    </message>
    <message>
        <source>Receive legal papers</source>
        <translation>代为签收法律文书</translation>
    </message>
</context>
<context>
    <name>Sex</name>
    <message>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男</translation>
    </message>
</context>
<context>
    <name>Side</name>
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
</TS>
