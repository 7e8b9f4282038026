import { SetMetadata } from '@nestjs/common';
import type { JobName } from '../../contracts/jobs.js';

export const ON_JOB = 'duban:on-job';

/** Marks the method that handles a job; at boot every job name must have exactly one. */
export function OnJob(name: JobName): MethodDecorator {
  return SetMetadata(ON_JOB, name);
}
