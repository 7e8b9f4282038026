export { type CycleChanges, CycleSweep } from './cycle-sweep.js';
export { ReportingDutiesService } from './reporting-duties.service.js';
export { ReportingDutyEntity } from './reporting-duty.entity.js';
export { SubmissionEntity, SubmissionPieceEntity } from './submission.entity.js';
export { SubmissionsModule } from './submissions.module.js';
export { type SubmissionAnswer, SubmissionsService } from './submissions.service.js';
