import { Injectable } from '@nestjs/common';
import type { NoticeState } from '../../domain/notice/notice.machine.js';
import { type Actor, isOfficeRole } from '../../domain/policy/actor.js';
import { ownUnitOf } from '../../domain/policy/own-unit.js';
import type { PageQuery } from '../../platform/http/page.query.js';
import { permit } from '../accounts/index.js';
import { isVisible, noSuchNotice } from './locked-notice.js';
import { type NoticeLetter, type NoticesPage, NoticesQueries } from './notices.queries.js';

/** Who may see which notices. */
@Injectable()
export class NoticesService {
  constructor(private readonly queries: NoticesQueries) {}

  /** A page of the notices the actor may see: an office those of its plans, a leader those of his field, a unit those issued to it. */
  async visibleTo(actor: Actor, state: NoticeState | null, page: PageQuery): Promise<NoticesPage> {
    const unitId = ownUnitOf(actor);
    permit(actor, 'readNotice', { unitId, leadingGroupId: actor.leadingGroupId });
    return this.queries.list({ leadingGroupId: isOfficeRole(actor.role) ? actor.leadingGroupId : null, field: actor.field ?? null, unitId, state, limit: page.limit, cursor: page.cursor });
  }

  /** One notice with its letter; a draft does not exist for the unit it is about, nor for other offices. */
  async one(actor: Actor, noticeId: string): Promise<NoticeLetter> {
    permit(actor, 'readLedger');
    const notice = await this.queries.one(noticeId);
    if (!notice || !isVisible(actor, notice)) throw noSuchNotice(noticeId);
    return notice;
  }
}
