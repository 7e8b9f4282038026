export { CalendarFeedEntity } from './calendar-feed.entity.js';
export { CalendarFeedsService } from './calendar-feeds.service.js';
export { FeedsModule } from './feeds.module.js';
