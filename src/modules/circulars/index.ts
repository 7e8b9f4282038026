export { CircularEntity } from './circular.entity.js';
export { CircularIssuingService } from './circular-issuing.service.js';
export { CircularPassageEntity } from './circular-passage.entity.js';
export { CircularRepliesService } from './circular-replies.service.js';
export { CircularReplyEntity } from './circular-reply.entity.js';
export { CircularTransfers } from './circular-transfers.js';
export { CircularWritingService } from './circular-writing.service.js';
export { CircularsModule } from './circulars.module.js';
export { CircularsService, type ShownCircular } from './circulars.service.js';
