import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { permit } from '../accounts/index.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { ReviewQueueResponse } from './dto/review-queue.response.js';
import { ReviewQueueQueries } from './review-queue.queries.js';

@ApiTags('待办')
@Controller()
export class ReviewQueueController {
  constructor(private readonly reviews: ReviewQueueQueries) {}

  @Get('review-queue')
  @Permission('readReviewQueue')
  @ApiOperation({ summary: '等办公室答复的：谁送来、等了几个工作日、应在哪天前答复；等得最久的在前' })
  @ApiOkResponse({ type: ReviewQueueResponse })
  page(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<ReviewQueueResponse> {
    permit(actor, 'readReviewQueue', { leadingGroupId: actor.leadingGroupId });
    return this.reviews.page(actor, query);
  }
}
