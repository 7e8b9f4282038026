import { SYSTEM_ACTOR } from '../../dist/src/domain/policy/actor.js';
import { readIsolated } from '../../dist/src/formats/import/isolated/read-isolated.js';
import { ConfirmationService } from '../../dist/src/modules/documents/index.js';
import { StoredReadings } from '../../dist/src/modules/documents/stored-readings.js';
import { UnitsService } from '../../dist/src/modules/units/index.js';
import { BenchDatabase } from './database.mjs';
import { gazetteBytes, seedDirectory } from './seed-files.mjs';
import { interleaved, pairedRatios, spread, timed } from './statistics.mjs';

const ITEMS = 10_000;
const UNITS_PER_ITEM = 6;
const ROWS = ITEMS * (1 + UNITS_PER_ITEM);
const RATE_TARGET = 0.5;

/** Makes a plan of a stored draft with 10,000 items, beside writing the same item and assignment rows by two bare statements. */
export async function confirming({ serverUrl, rounds, progress }) {
  const database = await BenchDatabase.create(serverUrl);
  try {
    progress('准备草稿');
    const directory = seedDirectory();
    await database.run((tx) => database.get(UnitsService).addDirectory(tx, directory));
    await database.atDay('2024-05-06');
    const plan = await largeDraft(directory);
    const drafts = [];
    for (let round = -1; round < rounds; round++) drafts.push(await storedDraft(database, plan, round + 2));
    const bare = await bareRows(database, await confirmed(database, drafts[0]));
    await bare.write(await bare.plan(0));
    await database.client.query('checkpoint');
    const { ours, limit } = await interleaved(rounds, {
      ours: async (round) => rate((await timed(() => confirmed(database, drafts[round + 1]))).ms),
      limit: async (round) => {
        const planId = await bare.plan(round + 1);
        return rate((await timed(() => bare.write(planId))).ms);
      },
    }, (round) => progress(`第 ${round} 轮`));
    await checkRows(database, (rounds + 1) * 2);
    const ratio = spread(pairedRatios(ours, limit));
    return [{
      figure: '确认 10 000 项、60 000 项责任', unit: '行/秒', measured: spread(ours), limitName: '同样的行用裸 INSERT … SELECT unnest', limit: spread(limit), ratio,
      target: `比值 ≥ ${RATE_TARGET}`, reached: ratio.median >= RATE_TARGET, note: `一次确认 ${Math.round((ROWS / spread(ours).median) * 1000)} 毫秒，含读出草稿；草稿 ${Math.round(JSON.stringify(plan).length / 1e6)} MB`,
    }];
  } finally {
    await database.drop();
  }
}

const rate = (ms) => (ROWS / ms) * 1000;

const confirmed = (database, readingId) => database.run((tx) => database.get(ConfirmationService).confirm(tx, SYSTEM_ACTOR, readingId));

/** The items of the gazette over and over, with their origins and their findings that need no decision, six units to each. */
async function largeDraft(directory) {
  const { documents } = await readIsolated(gazetteBytes(), directory);
  const plans = documents.flatMap(({ plan }) => plan ?? []);
  const printed = plans.flatMap((plan) => plan.items.map((item) => ({ plan, item })));
  const units = directory.units.filter(({ validTo }) => validTo === null);
  const items = [];
  const findings = [];
  const origins = {};
  for (let position = 1; position <= ITEMS; position++) {
    const { plan, item } = printed[position % printed.length];
    const renamed = (words) => words.replace(`${item.key}.`, `item-${position}.`);
    items.push({ ...item, key: `item-${position}`, position, assignments: sixUnits(units, position) });
    for (const [field, origin] of Object.entries(plan.origins)) if (field.startsWith(`${item.key}.`)) origins[renamed(field)] = origin;
    for (const finding of plan.findings) {
      if (finding.severity !== 'blocking' && finding.field.startsWith(`${item.key}.`)) findings.push({ ...finding, key: renamed(finding.key), field: renamed(finding.field) });
    }
  }
  return { ...plans[0], documentNumber: '', items, findings, origins, unitProposals: [] };
}

function sixUnits(units, position) {
  return Array.from({ length: UNITS_PER_ITEM }, (_, index) => {
    const { code, name } = units[(position + index * 7) % units.length];
    const [role, roleWord] = index === 0 ? ['lead', '牵头单位'] : ['cooperating', '责任单位'];
    return { role, roleWord, printed: name, outcome: 'matched', unitCode: code, viaGroup: null, candidates: [] };
  });
}

/** Stores the draft under a number of its own, as an import does; returns the reading's id. */
async function storedDraft(database, plan, number) {
  const sourceId = await database.value(`insert into source_document (sha256, name, text, imported_at) values ($1, $1, '', now()) returning id`, [`source-${number}`]);
  const documentNumber = `武政办〔2024〕${1000 + number}号`;
  const { readingId } = await database.run((tx) => database.get(StoredReadings).add(tx, sourceId, { documentNumber, title: plan.title, place: plan.place, plan: { ...plan, documentNumber } }, []));
  return readingId;
}

/** The rows of a confirmed plan as arrays of columns, to be written again under other plans. */
async function bareRows(database, planId) {
  const columnsOf = (table) => database.rows(
    `select column_name as name, format_type(atttypid, atttypmod) as type from information_schema.columns
     join pg_attribute on attrelid = table_name::regclass and attname = column_name
     where table_schema = 'public' and table_name = $1 and column_name <> all('{id,plan_id,item_id}') order by ordinal_position`, [table]);
  const item = await written(database, 'item', await columnsOf('item'), planId, 'position');
  const assignment = await written(database, 'assignment', [...(await columnsOf('assignment')), { name: 'item_id', type: 'bigint' }], planId, 'item_id, position');
  assignment.values.pop();
  const { client } = database;
  return {
    plan: (number) => database.value(
      `insert into plan (document_number, title, short_name, kind, status, issuer, document_date, leading_group_id, rules)
       select $1, title, short_name, kind, status, issuer, document_date, leading_group_id, rules from plan where id = $2 returning id`, [`裸${number}号`, planId]),
    async write(newPlanId) {
      await client.query('begin');
      const { rows } = await client.query(`${item.sql} returning id`, [newPlanId, ...item.values]);
      const itemIds = rows.flatMap(({ id }) => Array(UNITS_PER_ITEM).fill(id));
      await client.query(assignment.sql, [newPlanId, ...assignment.values, itemIds]);
      await client.query('commit');
    },
  };
}

/** The statement that writes a table's rows from one array per column; columns that are arrays or JSON go as text. */
async function written(database, table, columns, planId, order) {
  const isText = ({ type }) => type.endsWith('[]') || type === 'jsonb';
  const names = columns.map(({ name }) => name);
  const [row] = await database.rows(
    `select ${columns.map((column) => `array_agg(${column.name}${isText(column) ? '::text' : ''} order by ${order}) as ${column.name}`)} from ${table} where plan_id = $1`, [planId]);
  const parameters = columns.map((column, index) => `$${index + 2}::${isText(column) ? 'text' : column.type}[]`);
  const sql = `insert into ${table} (plan_id, ${names}) select $1, ${columns.map((column) => (isText(column) ? `row.${column.name}::${column.type}` : `row.${column.name}`))} from unnest(${parameters}) as row (${names})`;
  return { sql, values: names.map((name) => row[name]) };
}

async function checkRows(database, plans) {
  const [row] = await database.rows('select (select count(*) from item)::int as items, (select count(*) from assignment)::int as assignments');
  if (row.items !== plans * ITEMS || row.assignments !== plans * ITEMS * UNITS_PER_ITEM) throw new Error(`not the same rows: ${JSON.stringify(row)}`);
}
