import type { Step } from '../../features/tour/tour';

interface Told {
  readonly title: string;
  readonly words: string;
}

/** Who and what the tour follows. */
interface Follows {
  readonly items: number;
  readonly unit: string;
  readonly office: string;
  readonly documentNumber: string;
}

export const zh = {
  start: '五步导览',
  title: '五步导览',
  place: (step: number, of: number) => `第 ${step} 步，共 ${of} 步`,
  next: '下一步',
  pass: '让时间走到报办公室的那天',
  passing: (day: string) => `正在推进，已到 ${day}…`,
  passed: (day: string, escalated: number) => `${day}：${escalated} 项没有回音，已报办公室。`,
  nobody: '演示数据里没有可以跟随的单位和办公室。请重新运行 npm start 装入演示数据。',
  end: '结束导览',
  steps: {
    ledger: ({ items, documentNumber }: Follows) => ({ title: '公文就是台账', words: `${documentNumber} 的附件有 ${items} 条，读进来就是这张台账的 ${items} 行：栏目、顺序、编号和原文一致。` }),
    task: ({ unit }: Follows) => ({ title: '单位收到交办', words: `现在你是${unit}的联络员。交办的每一条都在待办里，写明谁要求的、哪天到期。这次先不签收，看看会怎样。` }),
    time: ({ unit }: Follows) => ({ title: '没有人记，时间自己走', words: `${unit}什么也没有做。系统按工作日提醒，到期没有回音就往上报。` }),
    silence: ({ unit }: Follows) => ({ title: '单位看到的', words: `${unit}的待办里，没有签收的已经变红：写着逾期几天、依据哪一级提醒。` }),
    desk: ({ office }: Follows) => ({ title: '到了办公室案头', words: `现在你是${office}。没有人打电话，逾期的事项自己到了案头：可以催办、看往来，或者发督办单。导览到此结束，接着随便看。` }),
  } satisfies Record<Step, (follows: Follows) => Told>,
};
