import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { BriefQueries } from './brief.queries.js';
import { ChangeFeed } from './change-feed.js';
import { ChangesController } from './changes.controller.js';
import { CockpitQueries } from './cockpit.queries.js';
import { ComparisonController } from './comparison.controller.js';
import { ComparisonQueries } from './comparison.queries.js';
import { LedgerPageController } from './ledger-page.controller.js';
import { LedgerPageQueries } from './ledger-page.queries.js';
import { MatrixController } from './matrix.controller.js';
import { MatrixQueries } from './matrix.queries.js';
import { MattersController } from './matters.controller.js';
import { MattersQueries } from './matters.queries.js';
import { OverviewController } from './overview.controller.js';
import { PageReader } from './page-reader.js';
import { PlanActivityController } from './plan-activity.controller.js';
import { PlanActivityQueries } from './plan-activity.queries.js';
import { PlanTallies } from './plan-tallies.js';
import { ReviewQueueController } from './review-queue.controller.js';
import { ReviewQueueQueries } from './review-queue.queries.js';
import { SearchController } from './search.controller.js';
import { SearchQueries } from './search.queries.js';
import { SearchWordsService } from './search-words.service.js';
import { ThreadController } from './thread.controller.js';
import { ThreadQueries } from './thread.queries.js';
import { TogetherController } from './together.controller.js';
import { WorkloadController } from './workload.controller.js';
import { WorkloadQueries } from './workload.queries.js';

const PAGES = [
  BriefQueries, CockpitQueries, ComparisonQueries, LedgerPageQueries, MatrixQueries, MattersQueries, PlanActivityQueries, ReviewQueueQueries, SearchQueries, ThreadQueries, WorkloadQueries,
];

@Module({
  imports: [CalendarModule, ObligationsModule],
  controllers: [
    ChangesController, ComparisonController, LedgerPageController, MatrixController, MattersController, OverviewController, PlanActivityController, ReviewQueueController,
    SearchController, ThreadController, TogetherController, WorkloadController,
  ],
  providers: [PageReader, PlanTallies, ChangeFeed, SearchWordsService, ...PAGES],
  exports: [SearchWordsService, ...PAGES],
})
export class ReadsModule {}
