export { NEEDLESS_DRAFTS, NoticeDrafts } from './notice-drafts.js';
export { NoticeIssuingService } from './notice-issuing.service.js';
export { NoticeRepliesService } from './notice-replies.service.js';
export { NoticeReplyEntity } from './notice-reply.entity.js';
export { NoticeTransfers } from './notice-transfers.js';
export { type HandNotice, NoticeWritingService } from './notice-writing.service.js';
export { NoticeEntity } from './notice.entity.js';
export { NoticesModule } from './notices.module.js';
export { type NoticeRow, type NoticesPage, NoticesQueries } from './notices.queries.js';
