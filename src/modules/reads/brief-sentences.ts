/** What the three sentences are made of. */
export interface BriefFigures {
  readonly plans: number;
  readonly items: number;
  readonly red: number;
  readonly yellow: number;
  readonly completed: number;
  readonly blocked: number;
  readonly suspended: number;
  readonly reviews: number;
  readonly longestReviewWorkingDays: number | null;
}

/** The whole in three sentences: how far it is, where it is stuck, what waits for the office. */
export function briefSentences({ plans, items, red, yellow, completed, blocked, suspended, reviews, longestReviewWorkingDays }: BriefFigures): string[] {
  if (items === 0) return ['目前没有在办的方案。'];
  const stuck = [...(blocked > 0 ? [`单位报告受阻${blocked}项`] : []), ...(suspended > 0 ? [`中止${suspended}项`] : [])];
  return [
    `${plans}个方案共${items}项，已办结${completed}项；${red > 0 ? `逾期${red}项` : '没有逾期'}，${yellow > 0 ? `临近到期${yellow}项` : '没有临近到期的'}。`,
    stuck.length > 0 ? `卡住的：${stuck.join('，')}。` : '没有单位报告受阻，没有中止的事项。',
    reviews > 0 ? `等办公室答复${reviews}件，最久的已等${longestReviewWorkingDays ?? 0}个工作日。` : '没有等办公室答复的。',
  ];
}
