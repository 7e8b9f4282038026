import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { Failure } from '../../platform/errors/failure.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { Repeatable } from '../../platform/idempotency/idempotency.interceptor.js';
import { RehearsalRequest } from './dto/rehearsal.request.js';
import { RehearsalResponse } from './dto/rehearsal.response.js';
import { RehearsalService, type RehearsalSubject } from './rehearsal.service.js';

@ApiTags('预演')
@Controller('rehearsals')
export class RehearsalsController {
  constructor(private readonly rehearsals: RehearsalService) {}

  // It leaves nothing behind, so a repeated request may simply be answered anew.
  @Repeatable()
  @Post()
  @Permission('rehearse')
  @HttpCode(200)
  @ApiOperation({ summary: '预演今后的日子：什么时候发生什么、提醒谁、哪天最忙，不留下任何变化；可能需要几秒' })
  @ApiOkResponse({ type: RehearsalResponse })
  rehearse(@CurrentActor() actor: Actor, @Body() request: RehearsalRequest): Promise<RehearsalResponse> {
    return this.rehearsals.rehearse(actor, subjectOf(request), request);
  }
}

function subjectOf({ planId, documentId, all }: RehearsalRequest): RehearsalSubject {
  const given: RehearsalSubject[] = [];
  if (planId !== undefined) given.push({ planId });
  if (documentId !== undefined) given.push({ documentId });
  if (all !== undefined) given.push({ all });
  const [subject] = given;
  if (subject && given.length === 1) return subject;
  const detail = 'planId、documentId、all 须给出且只能给出一个';
  throw new Failure('validation-failed', `${detail}。`, [{ pointer: '', detail }]);
}
