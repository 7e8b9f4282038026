import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { ItemsModule } from '../items/index.js';
import { PlansModule } from '../plans/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { IssuingService } from './issuing.service.js';

@Module({ imports: [AuditModule, ItemsModule, PlansModule, SubmissionsModule], providers: [IssuingService], exports: [IssuingService] })
export class IssuingModule {}
