export { type InboxEntry, InboxRepository, type Occasion, type Seat } from './inbox.repository.js';
export { NotificationEntity } from './notification.entity.js';
export { NotificationsModule } from './notifications.module.js';
export { ANSWERS_IN_PERSON, ENDPOINTS_OF_POST, hasChannel, PEOPLE_OF_SEAT, type StandsIn } from './recipients.js';
export { STILL_UNREACHED, Unreached, withReason } from './unreached.js';
export { UnreachedEntity } from './unreached.entity.js';
