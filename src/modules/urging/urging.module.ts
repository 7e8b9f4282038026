import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { SupervisionPolicyModule } from '../supervision-policy/index.js';
import { UrgeEntity } from './urge.entity.js';
import { UrgingController } from './urging.controller.js';
import { UrgingQueries } from './urging.queries.js';
import { UrgingService } from './urging.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([UrgeEntity]), AuditModule, SupervisionPolicyModule],
  controllers: [UrgingController],
  providers: [UrgingQueries, UrgingService],
  exports: [UrgingService],
})
export class UrgingModule {}
