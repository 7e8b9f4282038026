import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { acceptableUnitName } from '../../domain/unit/unit-change.js';
import type { AliasReason, UnitKind } from '../../domain/unit/unit.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { permit } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { type RegisteredUnit, UnitRegister } from '../units/index.js';

/** Upkeep of the directory by the offices: new units and further names. */
@Injectable()
export class UnitDirectoryService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly register: UnitRegister,
    private readonly audit: Audit,
  ) {}

  add(actor: Actor, words: string, kind: UnitKind, validFrom: LocalDate | null): Promise<RegisteredUnit> {
    return this.uow.run(async (tx) => {
      permit(actor, 'manageUnits');
      const unit = await this.register.add(tx, acceptableUnitName(words), kind, validFrom);
      await this.audit.record(tx, actor, [{ action: 'unit.added', subjectType: 'unit', subjectId: unit.id, detail: { name: unit.name, kind } }]);
      return unit;
    });
  }

  addAlias(actor: Actor, unitId: string, words: string, reason: AliasReason): Promise<RegisteredUnit> {
    return this.uow.run(async (tx) => {
      permit(actor, 'manageUnits');
      const unit = (await this.register.lock(tx, [unitId])).get(unitId);
      if (!unit) throw new Error('the unit was not locked');
      const alias = acceptableUnitName(words, unit.name);
      await this.register.addAlias(tx, unitId, alias, reason);
      await this.audit.record(tx, actor, [{ action: 'unit.aliasAdded', subjectType: 'unit', subjectId: unitId, detail: { words: alias, reason } }]);
      return unit;
    });
  }
}
