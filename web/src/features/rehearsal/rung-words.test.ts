import { expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { zh } from '../../i18n/words/rehearsal';
import { rungWords } from './rung-words';

const rung = (code: string, count: number, action: Schemas['LadderRungResponse']['action'], audience: Schemas['LadderRungResponse']['audience']): Schemas['LadderRungResponse'] => ({ code, offset: { count, unit: 'working' }, action, audience, delivery: 'digest', anyHour: false, notice: null, light: null });
const LADDERS = [{ code: 'standard', title: '', edition: 1, pausedBy: [], rungs: [rung('before3', -3, 'remind', ['liaison', 'unitHead']), rung('dueToday', 0, 'remind', ['liaison']), rung('overdue1', 1, 'escalate', ['office'])] }] satisfies Schemas['LadderResponse'][];

it.each([
  ['before3', '提醒　还剩 3 个工作日', '联络员、单位负责人'],
  ['dueToday', '提醒　今天到期', '联络员'],
  ['overdue1', '报办公室　已超 1 个工作日', '办公室'],
  ['gone', 'gone', ''],
])('%s is “%s” to %s', (code, what, audience) => expect(rungWords(LADDERS, 'standard', code, zh)).toEqual({ what, audience }));
