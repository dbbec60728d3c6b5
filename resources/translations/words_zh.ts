<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AgentKind</name>
    <message>
        <source>Lawyer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal service worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close relative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended citizen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Authority</name>
    <message>
        <source>Special authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General authority</source>
        <translation type="unfinished"></translation>
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
        <translation>街镇调解组织</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severance pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay in place of notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overtime pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay for annual leave not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double wages (no written contract)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damages for unlawful probation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sick pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summer heat allowance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work injury benefits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compensation for non-competition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Additional damages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expenses paid in advance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrears of social insurance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaving certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding of employment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reinstatement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other claim</source>
        <translation type="unfinished"></translation>
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
    <name>Derivation</name>
    <message>
        <source>Service since 1 January 2008 ({starts} to {ends}) counts as {halves} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service before 2008 ({starts} to {ends}) counts as {halves} months under the old rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service from {starts} to {ends} counts as {halves} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average monthly wage of the last twelve months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is below the minimum wage, which counts instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is above three times the average wage of Shanghai in {year}; the cap counts instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the capped wage at most twelve months count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under the old rule at most twelve months count for this ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monthly base times months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monthly base times months before 2008</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both parts together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is due on this ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlawful termination: twice the severance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One wage of the month before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double wages run from {starts} to {ends}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full months: {months}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a month, {starts} to {ends}: {days} of {of} working days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wage of an hour: the month&apos;s wage over 21.75 days of 8 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overtime on working days, {hours} hours at 150%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work on rest days, {hours} hours at 200%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work on public holidays, {hours} hours at 300%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days of leave due less days taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wage of a day: the month&apos;s wage over 21.75</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} days at another 200% of a day&apos;s wage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker gave the leave up in writing: nothing more is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{served} months of probation where {lawful} are lawful: the wage after probation for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay days beyond: {days}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free of tax up to three times the average annual wage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax on what is above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The average wage of a year is published in the course of the next; until then it is not settled which year counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cap at three times the average wage does not hold for the years before 2008.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A published figure used here is still to be compared with its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part months count by their working days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The holidays of a year used here are not announced yet; the figure may move a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The year of limitation runs for each month of double wages by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severance and pay in place of notice are not owed beside these damages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hour is shown rounded; the items are worked out from the month.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ground</name>
    <message>
        <source>Worker left because of the employer&apos;s fault (art. 38)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker resigned (art. 37)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By agreement, proposed by the employer (art. 36)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By agreement, proposed by the worker (art. 36)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismissed for fault (art. 39)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Illness or injury (art. 40(1))</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not equal to the work (art. 40(2))</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circumstances changed (art. 40(3))</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redundancy (art. 41)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Term ended, not renewed by the employer (art. 44)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Term ended, renewal refused by the worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Employer closed down (art. 44)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contract for a task ended with it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdKind</name>
    <message>
        <source>Resident identity card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permanent resident card of a foreigner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residence permit (Hong Kong, Macao, Taiwan)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Travel permit (Hong Kong, Macao)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Travel permit (Taiwan)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other document</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Employer without a name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Power</name>
    <message>
        <source>Admit claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waive claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle, accept mediation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receive legal papers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sex</name>
    <message>
        <source>Female</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Male</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Applicant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Respondent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Third party</source>
        <translation type="unfinished"></translation>
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
