import { Injectable } from '@nestjs/common';
import { isLocalDate, type LocalDate } from '../../domain/kernel/local-date.js';
import { type Actor, ADMINISTRATOR_ROLES } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Audit } from '../audit/index.js';
import { permit } from './permit.js';

export interface OwnAccount {
  readonly login: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly absentFrom: LocalDate | null;
  readonly absentUntil: LocalDate | null;
  readonly deputy: string | null;
}

/** Days away, both inclusive, and who receives meanwhile; `from` null: back. */
export interface Absence {
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
  readonly deputyLogin: string | null;
}

/** What people say about themselves: where they are reached and who receives in their place. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  async read(actor: Actor): Promise<OwnAccount> {
    permit(actor, 'changeOwnAccount');
    return this.uow.run((tx) => ownAccount(tx, actor));
  }

  /** Throws Failure for dates that do not exist or are the wrong way round, and for a deputy who is not there or is the person. */
  async changeAbsence(actor: Actor, { from, until, deputyLogin }: Absence): Promise<OwnAccount> {
    permit(actor, 'changeOwnAccount');
    for (const [pointer, date] of [['/from', from], ['/until', until]] as const) {
      if (date !== null && !isLocalDate(date)) throw invalid(pointer, `“${date}”不是有效日期，请写成 YYYY-MM-DD`);
    }
    if (until !== null && (from === null || until < from)) throw invalid('/until', '外出最后一天须不早于第一天');
    return this.uow.run(async (tx) => {
      const deputyId = deputyLogin === null ? null : await deputyOf(tx, actor, deputyLogin);
      await tx.query('update account set absent_from = $2, absent_until = $3, deputy_id = $4 where id = $1', [actor.accountId, from, until, deputyId]);
      await this.audit.record(tx, actor, [{ action: 'account.absenceChanged', subjectType: 'account', subjectId: actor.accountId ?? '', detail: { from, until, deputyLogin } }]);
      return ownAccount(tx, actor);
    });
  }

  /** Null: no e-mail any more. */
  async changeEmail(actor: Actor, email: string | null): Promise<OwnAccount> {
    permit(actor, 'changeOwnAccount');
    return this.uow.run(async (tx) => {
      await tx.query('update account set email = $2 where id = $1', [actor.accountId, email]);
      await this.audit.record(tx, actor, [{ action: 'account.emailChanged', subjectType: 'account', subjectId: actor.accountId ?? '', detail: { given: email !== null } }]);
      return ownAccount(tx, actor);
    });
  }
}

async function ownAccount(tx: Tx, actor: Actor): Promise<OwnAccount> {
  const [account] = await tx.query<OwnAccount>(
    `select account.login, account.display_name as "displayName", account.email, account.absent_from as "absentFrom", account.absent_until as "absentUntil",
            deputy.display_name as deputy
     from account left join account deputy on deputy.id = account.deputy_id where account.id = $1`,
    [actor.accountId],
  );
  if (!account) throw new Failure('not-found', '没有这个账号。');
  return account;
}

/** A deputy sees what the person would see, so it is somebody of the same unit or the same office. */
async function deputyOf(tx: Tx, actor: Actor, login: string): Promise<string> {
  const [deputy] = await tx.query<{ id: string }>(
    `select deputy.id from incumbent deputy join incumbent own on own.id = $1
     where deputy.login = $2 and deputy.id <> own.id and deputy.role <> all($3)
       and (own.role = 'leader' or deputy.unit_id = own.unit_id or deputy.leading_group_id = own.leading_group_id) limit 1`,
    [actor.accountId, login, ADMINISTRATOR_ROLES],
  );
  if (!deputy) throw invalid('/deputyLogin', `“${login.slice(0, 80)}”不能代收：代收人须为本单位或本办公室的其他在用账号`);
  return deputy.id;
}

function invalid(pointer: string, detail: string): Failure {
  return new Failure('validation-failed', `${detail}。`, [{ pointer, detail }]);
}
