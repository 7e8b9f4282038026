import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SourceRejected } from '../../domain/document/source-rejected.js';
import type { Actor } from '../../domain/policy/actor.js';
import { readCalendarRows } from '../../formats/import/calendar-csv.js';
import { Failure } from '../../platform/errors/failure.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { type UploadRequest, uploadedFile } from '../../platform/http/uploaded-file.js';
import { permit } from '../accounts/index.js';
import { CalendarYearsQueries } from './calendar-years.queries.js';
import { CalendarYearsService } from './calendar-years.service.js';
import { CalendarFileQuery, CalendarYearDetailResponse, CalendarYearRequest, CalendarYearResponse, LoadedYearResponse } from './dto/calendar-year.dto.js';
import { YearPipe } from './year.pipe.js';

@ApiTags('工作日历')
@Controller('calendar-years')
export class CalendarYearsController {
  constructor(
    private readonly queries: CalendarYearsQueries,
    private readonly years: CalendarYearsService,
  ) {}

  @Get()
  @Permission('readReference')
  @ApiOperation({ summary: '已载入的年度放假安排' })
  @ApiOkResponse({ type: [CalendarYearResponse] })
  list(): Promise<CalendarYearResponse[]> {
    return this.queries.list();
  }

  @Get(':year')
  @Permission('readReference')
  @ApiOperation({ summary: '一个年度的放假和调休上班日期，以及载入记录' })
  @ApiOkResponse({ type: CalendarYearDetailResponse })
  one(@Param('year', YearPipe) year: string): Promise<CalendarYearDetailResponse> {
    return this.queries.year(Number(year));
  }

  @Put(':year')
  @Permission('loadCalendar')
  @ApiOperation({ summary: '载入一个年度的放假安排，在办的工作日时限随之重新计算；已载入的年度须写明 replace 才会替换' })
  @ApiOkResponse({ type: LoadedYearResponse })
  put(@CurrentActor() actor: Actor, @Param('year', YearPipe) year: string, @Body() { source, days, replace }: CalendarYearRequest): Promise<LoadedYearResponse> {
    return this.years.load(actor, { year: Number(year), source, days: days.map((day, index) => ({ row: index + 1, ...day })), rowsAre: 'entries', replace: replace ?? false });
  }

  @Post(':year')
  @Permission('loadCalendar')
  @HttpCode(200)
  @ApiOperation({ summary: '以 csv 文件（date,kind,name）载入一个年度的放假安排' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiOkResponse({ type: LoadedYearResponse })
  async upload(@CurrentActor() actor: Actor, @Param('year', YearPipe) year: string, @Query() { source, replace }: CalendarFileQuery, @Req() request: UploadRequest): Promise<LoadedYearResponse> {
    permit(actor, 'loadCalendar');
    const { bytes } = await uploadedFile(request);
    return this.years.load(actor, { year: Number(year), source, days: rowsOf(bytes), rowsAre: 'lines', replace: replace === 'true' });
  }
}

/** A file that cannot be read is the sender's business, not the server's. */
function rowsOf(bytes: Uint8Array): ReturnType<typeof readCalendarRows> {
  try {
    return readCalendarRows(bytes);
  } catch (error) {
    if (error instanceof SourceRejected) throw new Failure('import-rejected', error.message, [{ pointer: '/file', detail: error.message, code: error.code }]);
    throw error;
  }
}
