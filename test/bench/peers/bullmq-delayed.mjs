import { Queue, Worker } from 'bullmq';
import { startTestRedis } from '../../../src/launch/redis.mjs';

const ADD_BATCH = 2_000;
const CONCURRENCY = 100;

/** One delayed job for each reminder on Redis, the handler one INSERT: how reminders are usually built on this stack. */
export async function openBullmqDelayed(pool) {
  const redis = await startTestRedis();
  const connection = { url: redis.url, maxRetriesPerRequest: null };
  const queue = new Queue('peer', { connection, defaultJobOptions: { removeOnComplete: true } });
  return {
    title: 'BullMQ 延迟任务（每条一次 INSERT）',
    async schedule(ids, dueAt) {
      for (let start = 0; start < ids.length; start += ADD_BATCH) {
        const delay = Math.max(0, dueAt - Date.now());
        await queue.addBulk(ids.slice(start, start + ADD_BATCH).map((id) => ({ name: 'remind', data: { id }, opts: { delay } })));
      }
    },
    async work() {
      const worker = new Worker('peer', async (job) => void (await pool.query('insert into bare.peer_notifications (reminder_id, unit_id) values ($1, 1) on conflict do nothing', [job.data.id])), { connection, concurrency: CONCURRENCY });
      await worker.waitUntilReady();
      return () => worker.close();
    },
    async close() {
      await queue.close();
      await redis.stop();
    },
  };
}
