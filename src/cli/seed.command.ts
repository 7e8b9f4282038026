import type { Command } from 'commander';
import { SeedService } from '../modules/demo/index.js';
import { UnitOfWork } from '../platform/db/unit-of-work.js';
import { withFeatures } from './context.js';
import { withElapsed } from './elapsed-steps.js';
import { print } from './terminal.js';

const COUNTED = { unit: '单位', calendar_year: '年度日历', source_document: '来源文件', plan: '方案', item: '事项', assignment: '责任', account: '账号' } as const;

type Counts = Readonly<Record<keyof typeof COUNTED, number>>;

export function seedCommand(program: Command): void {
  program
    .command('seed')
    .description('载入单位目录、工作日历、公报和演示账号；已有的不改动')
    .action(seedAndReport);
}

/** What `duban seed` does: adds what the database lacks and prints how much that was. */
export async function seedAndReport(): Promise<void> {
  await withFeatures(async (app) => {
    const uow = app.get(UnitOfWork);
    const before = await counted(uow);
    await withElapsed((step) => app.get(SeedService).run(step));
    const after = await counted(uow);
    const added = (Object.keys(COUNTED) as (keyof Counts)[]).filter((table) => after[table] > before[table]);
    print(added.length === 0 ? '演示数据已有，未改动。' : `已载入：${added.map((table) => `${COUNTED[table]} ${after[table] - before[table]}`).join('，')}。`);
  });
}

async function counted(uow: UnitOfWork): Promise<Counts> {
  const columns = Object.keys(COUNTED).map((table) => `(select count(*)::int from ${table}) as ${table}`);
  const [row] = await uow.query<Counts>(`select ${columns.join(', ')}`);
  if (!row) throw new Error('the tables were not counted');
  return row;
}
