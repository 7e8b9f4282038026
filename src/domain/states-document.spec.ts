import { MACHINES, statesDocument } from './states-document.js';
import { planMachine } from './plan/plan.machine.js';

describe('the states document', () => {
  it('draws a machine and lists its commands with their Chinese titles', () => {
    expect(statesDocument([planMachine])).toBe(`# 状态与操作

本文件由状态表生成，改动请改状态表。临期、逾期和阶段是否进行中按日期计算，不是状态。

## 方案（plan）

\`\`\`mermaid
stateDiagram-v2
  state "草稿" as draft
  state "已交办" as issued
  state "已结束" as closed
  state "已归档" as archived
  [*] --> draft
  draft --> issued: 交办
  issued --> closed: 结束
  closed --> archived: 归档
  closed --> issued: 重新办理
  archived --> [*]
\`\`\`

| 状态 | 标识 | 可做的操作 |
|---|---|---|
| 草稿 | \`draft\` | 交办（issue） |
| 已交办 | \`issued\` | 结束（close） |
| 已结束 | \`closed\` | 归档（archive）、重新办理（reopen） |
| 已归档 | \`archived\` | — |
`);
  });

  it('holds every move of every machine', () => {
    const document = statesDocument(MACHINES);
    expect(MACHINES.map((machine) => machine.name)).toEqual(['plan', 'item', 'assignment', 'submission', 'obligation', 'notice', 'circular', 'signature']);
    for (const { moves, commandTitles } of MACHINES) {
      for (const { from, command, to } of moves) expect(document).toContain(`  ${from} --> ${to}: ${commandTitles[command]}\n`);
    }
  });
});
