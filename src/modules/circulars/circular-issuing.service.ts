import { Injectable } from '@nestjs/common';
import { circularNumber } from '../../domain/circular/circular-text.js';
import { acceptablePart } from '../../domain/circular/circular.rules.js';
import { circularMachine } from '../../domain/circular/circular.machine.js';
import { yearOf } from '../../domain/kernel/local-date.js';
import type { IssuingAuthority } from '../../domain/notice/notice.rules.js';
import { refuseSamePerson } from '../../domain/plan/four-eyes.js';
import type { Actor } from '../../domain/policy/actor.js';
import { compilingOf } from '../../domain/policy/allowed-on-circular.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { NumberSeries } from '../numbering/index.js';
import { lockCircular } from './locked-circular.js';

const NAME_LIMIT = 50;

/** 印发: the director issues what is finished, under a number; from then on the units it names and the leaders read it whole. */
@Injectable()
export class CircularIssuingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly numbers: NumberSeries,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  issue(actor: Actor, circularId: string, authority: IssuingAuthority, expected: ExpectedVersions): Promise<void> {
    return this.uow.run(async (tx) => {
      const circular = await lockCircular(tx, actor, 'issueCircular', circularId);
      refuseStale(circular.version, expected);
      const state = circularMachine.next(circular.state, 'issue');
      refuseSamePerson(circular.fourEyes, compilingOf(circular.draftedById), actor.accountId, circularMachine.commandTitles.issue);
      const signatory = acceptablePart(authority.signatory, '签发人', NAME_LIMIT);
      const issuingAuthority = acceptablePart(authority.issuingAuthority, '签发机关', NAME_LIMIT);
      const year = yearOf(tx.today);
      const { seriesId, count } = await this.numbers.next(tx, circular.leadingGroupId, circular.kind, year);
      const number = circularNumber(circular.kind, year, count);
      await tx.query(
        `update circular set state = $2, number = $3, number_series_id = $4, number_count = $5, signatory = $6, issuing_authority = $7, issued_on = $8, issued_by_id = $9, version = version + 1
         where id = $1`,
        [circularId, state, number, seriesId, count, signatory, issuingAuthority, tx.today, actor.accountId],
      );
      await this.audit.record(tx, actor, [{ action: 'circular.issued', subjectType: 'circular', subjectId: circularId, detail: { from: circular.state, to: state, number, signatory, issuingAuthority } }]);
      await this.outbox.add(tx, [{ type: 'circular.issued', payload: { circularId } }]);
    });
  }
}
