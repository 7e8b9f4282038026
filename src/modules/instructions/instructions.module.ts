import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { CalendarModule } from '../calendar/index.js';
import { ItemsModule } from '../items/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { InstructionEntity } from './instruction.entity.js';
import { InstructionsController } from './instructions.controller.js';
import { InstructionsQueries } from './instructions.queries.js';
import { InstructionsService } from './instructions.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([InstructionEntity]), AuditModule, CalendarModule, ItemsModule, ObligationsModule],
  controllers: [InstructionsController],
  providers: [InstructionsService, InstructionsQueries],
  exports: [InstructionsService],
})
export class InstructionsModule {}
