import { Injectable } from '@nestjs/common';
import { circularLength } from '../../domain/circular/circular-text.js';
import type { CircularSnapshot, UnitFacts } from '../../domain/circular/circular-facts.js';
import { CIRCULAR_KIND_TITLES, circularMachine } from '../../domain/circular/circular.machine.js';
import { type Actor, isUnitRole } from '../../domain/policy/actor.js';
import { allowedOnCircular, refusedOnCircular } from '../../domain/policy/allowed-on-circular.js';
import type { RefusedCommand } from '../../domain/policy/offered.js';
import { permit } from '../accounts/index.js';
import { type CircularListRow, type CircularRow, CircularsQueries, type PassageRow } from './circulars.queries.js';
import { isVisible, noSuchCircular } from './locked-circular.js';

const NO_FACTS = { owed: 0, inTime: 0, late: 0, openLate: 0, openInTime: 0, lateDuties: [], missed: [] };

export interface ShownCircular extends Omit<CircularRow, 'snapshot' | 'passages' | 'fourEyes' | 'draftedById'> {
  readonly kindTitle: string;
  readonly stateTitle: string;
  /** Characters of the whole, the title included. */
  readonly length: number;
  readonly takenOn: string;
  readonly passages: readonly (PassageRow & { readonly facts: UnitFacts })[];
  /** All facts; null for units. */
  readonly snapshot: CircularSnapshot | null;
  readonly allowed: readonly string[];
  readonly refused: readonly RefusedCommand[];
}

/** Who may see which circulars, and how much of each. */
@Injectable()
export class CircularsService {
  constructor(private readonly queries: CircularsQueries) {}

  list(actor: Actor, before: string | null, limit: number): Promise<CircularListRow[]> {
    permit(actor, 'readCircular', { unitId: actor.unitId, leadingGroupId: actor.leadingGroupId });
    return this.queries.list(actor, before, limit);
  }

  /** Before it is issued a unit reads what is said of itself and nothing else (H18); afterwards it reads the whole with all replies. */
  async one(actor: Actor, circularId: string): Promise<ShownCircular> {
    permit(actor, 'readCircular', { unitId: actor.unitId, leadingGroupId: actor.leadingGroupId });
    const row = await this.queries.one(circularId);
    const namedUnitIds = (row?.passages ?? []).filter(({ named }) => named).map(({ unitId }) => unitId);
    if (!row || !isVisible(actor, { ...row, namedUnitIds })) throw noSuchCircular(circularId);
    const ownUnitId = isUnitRole(actor.role) ? actor.unitId : null;
    const { snapshot, fourEyes, draftedById, ...shown } = row;
    const whole = ownUnitId === null || row.state === 'issued';
    const passages = row.passages.filter((passage) => (ownUnitId === null ? row.state !== 'issued' || passage.named : passage.named && (whole || passage.unitId === ownUnitId)));
    const subject = { unitId: ownUnitId, leadingGroupId: row.leadingGroupId, kind: row.kind, named: namedUnitIds.length, fourEyes, draftedById };
    return {
      ...shown,
      ...(whole ? {} : { lead: '', closing: '', named: passages.length, replied: passages.filter(({ replied }) => replied).length }),
      kindTitle: CIRCULAR_KIND_TITLES[row.kind],
      stateTitle: circularMachine.stateTitles[row.state],
      length: whole ? circularLength({ ...row, passages: row.passages.filter(({ named }) => named) }) : 0,
      takenOn: snapshot.takenOn,
      passages: passages.map((passage) => ({ ...passage, facts: factsOf(snapshot, passage) })),
      snapshot: ownUnitId === null ? snapshot : null,
      allowed: allowedOnCircular(actor, row.state, subject),
      refused: refusedOnCircular(actor, row.state, subject),
    };
  }

  async ofPassage(actor: Actor, passageId: string): Promise<ShownCircular> {
    const circularId = await this.queries.ofPassage(passageId);
    if (circularId === null) throw noSuchCircular(passageId);
    return this.one(actor, circularId);
  }
}

function factsOf({ units }: CircularSnapshot, { factsUnitId, unitId, unit }: PassageRow): UnitFacts {
  return units.find((facts) => facts.unitId === factsUnitId) ?? { unitId, unit, ...NO_FACTS };
}
