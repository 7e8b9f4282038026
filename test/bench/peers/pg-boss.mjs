const INSERT_BATCH = 5_000;
const FETCH_BATCH = 2_000;
const POLL_SECONDS = 0.5;

/** pg-boss 10 (the newest for the oldest Node this project runs on) with one INSERT for each fetched batch, its strongest form. It is no dependency of the project: null when it is not installed. */
export async function openPgBoss(pool, url) {
  const boss = await started(url);
  if (!boss) return null;
  await boss.createQueue('peer');
  return {
    title: 'pg-boss（每批一次 INSERT）',
    async schedule(ids, dueAt) {
      for (let start = 0; start < ids.length; start += INSERT_BATCH) {
        await boss.insert(ids.slice(start, start + INSERT_BATCH).map((id) => ({ name: 'peer', data: { id }, startAfter: new Date(dueAt) })));
      }
    },
    async work() {
      const workerId = await boss.work('peer', { batchSize: FETCH_BATCH, pollingIntervalSeconds: POLL_SECONDS }, async (jobs) => {
        // Without it the worker rests after every batch, however much is left.
        if (jobs.length === FETCH_BATCH) boss.notifyWorker(workerId);
        await pool.query('insert into bare.peer_notifications (reminder_id, unit_id) select id, 1 from unnest($1::bigint[]) id on conflict do nothing', [jobs.map((job) => job.data.id)]);
      });
      return () => boss.offWork({ id: workerId });
    },
    close: () => boss.stop({ graceful: false }),
  };
}

async function started(url) {
  let PgBoss;
  try {
    PgBoss = (await import('pg-boss')).default;
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    process.stderr.write('… 同类 没有 pg-boss，不测；要测请先 npm install --no-save pg-boss@10.4.2\n');
    return null;
  }
  const boss = new PgBoss(url);
  boss.on('error', (error) => process.stderr.write(`pg-boss: ${error.message}\n`));
  await boss.start();
  return boss;
}
