import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel, OutgoingDelivery } from '../../src/modules/channels/index.js';

/** What arrived at the other side: the ids and all words of the message. */
export interface Arrived {
  readonly ids: readonly string[];
  readonly words: string;
}

/** The other side of a channel, real and on this machine. */
export interface ChannelHarness {
  readonly channel: Channel;
  /** A delivery for this side; its words and secrets are given. */
  delivery(words: { readonly title: string; readonly body: string; readonly dedupeId: string; readonly at: Date }): OutgoingDelivery;
  arrived(): readonly Arrived[];
  /** From now on the other side is busy, refuses for good, does not answer, or breaks the line. */
  behave(as: 'well' | 'busy' | 'refusing' | 'silent' | 'cutting'): void;
  /** Words that must never stand in a reason: keys and passwords. */
  readonly secrets: readonly string[];
  stop(): Promise<void>;
}

/** When the database says it is; the clock of this machine says something else. */
const AT = new Date('2024-04-15T09:00:00+08:00');
const never = new AbortController().signal;
const TITLE = '督办提醒2项：今日到期1项、逾期上报1项 𠮷';
const BODY = '【逾期上报】1项\n1. 甲局 事项办结：修订《办法》（已逾期1天）';

/** What every channel keeps, whatever is on its other side. */
export function itBehavesLikeAChannel(name: string, open: () => Promise<ChannelHarness>): void {
  describe(`${name} is a channel that`, () => {
    let side: ChannelHarness;
    let dedupeId: string;
    const send = (words = { title: TITLE, body: BODY }, signal = never) => side.channel.send(side.delivery({ ...words, dedupeId, at: AT }), signal);

    beforeEach(async () => {
      side = await open();
      dedupeId = randomUUID();
    });
    afterEach(async () => {
      side.channel.close();
      await side.stop();
    });

    it('hands one message over once, with every character as it was written', async () => {
      expect(await send()).toEqual({ kind: 'sent' });
      expect(side.arrived()).toHaveLength(1);
      expect(side.arrived()[0]?.words).toContain(TITLE);
      expect(side.arrived()[0]?.words).toContain(BODY);
    });

    it('says the same ids on every attempt (A02)', async () => {
      await send();
      await send();
      const [first, second] = side.arrived();
      expect(first?.ids.join()).toContain(dedupeId);
      expect(second?.ids).toEqual(first?.ids);
    });

    it('asks for another attempt when the other side is busy, and succeeds when it is not (F24)', async () => {
      side.behave('busy');
      expect(await send()).toMatchObject({ kind: 'retry' });
      side.behave('well');
      expect(await send()).toEqual({ kind: 'sent' });
      expect(side.arrived().at(-1)?.ids.join()).toContain(dedupeId);
    });

    it('gives up when the other side refuses for good (F25)', async () => {
      side.behave('refusing');
      expect(await send()).toMatchObject({ kind: 'failed' });
    });

    it('ends with another attempt when the other side falls silent and the caller has waited long enough (F23)', async () => {
      side.behave('silent');
      const began = performance.now();
      expect(await send(undefined, AbortSignal.timeout(400))).toMatchObject({ kind: 'retry' });
      expect(performance.now() - began).toBeLessThan(5_000);
      side.behave('well');
      expect(await send()).toEqual({ kind: 'sent' });
    });

    it('ends with another attempt when the line breaks', async () => {
      side.behave('cutting');
      expect(await send()).toMatchObject({ kind: 'retry' });
    });

    it.each(['busy', 'refusing', 'silent', 'cutting'] as const)('tells nothing of the content and no secret when the other side is %s', async (as) => {
      side.behave(as);
      const outcome = await send({ title: '机密标题', body: '机密正文' }, AbortSignal.timeout(400));
      const reason = 'reason' in outcome ? outcome.reason : '';
      expect(reason).not.toBe('');
      expect(reason).not.toMatch(/机密/);
      for (const secret of side.secrets) expect(reason).not.toContain(secret);
    });

    it('takes a message without a body', async () => {
      expect(await send({ title: '只有标题', body: '' })).toEqual({ kind: 'sent' });
      expect(side.arrived()[0]?.words).toContain('只有标题');
    });
  });
}
