import Table from 'cli-table3';

/** The rows as one table with a closing line; a missed target is said in plain words, `reached` null stands for a figure without a target. */
export function reportTable({ node, processors, rounds }, rows) {
  const table = new Table({ head: ['项目', '测得（中位，最小–最大）', '对照', '对照值', '比值', '目标', '达到'], style: { head: [], border: [] } });
  for (const row of rows) {
    const { unit } = row;
    table.push([row.figure, `${ranged(row.measured)} ${unit}`, row.limitName, `${ranged(row.limit)} ${unit}`, ranged(row.ratio), row.target, row.reached === null ? '—' : row.reached ? '是' : '否']);
  }
  const notes = rows.filter(({ note }) => note).map(({ figure, note }) => `  ${figure}：${note}\n`);
  const aimed = rows.filter(({ reached }) => reached !== null);
  const missed = aimed.filter(({ reached }) => !reached).map(({ figure }) => figure);
  const verdict = aimed.length === 0 ? '没有设目标，仅供比较。' : missed.length === 0 ? `${aimed.length} 项全部达到目标。` : `${aimed.length} 项中有 ${missed.length} 项没有达到目标：${missed.join('；')}。`;
  return `${table.toString()}\n${notes.join('')}比值是同一轮内测得值与对照值之比；Node ${node}，${processors} 个处理器，${rounds} 轮。\n${verdict}\n`;
}

const ranged = ({ median, min, max }) => `${figures(median)}（${figures(min)}–${figures(max)}）`;

/** Three significant figures, large numbers in whole. */
function figures(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en').replaceAll(',', ' ');
  return String(Number(value.toPrecision(3)));
}
