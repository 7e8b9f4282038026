import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { CIRCULAR_PART_LIMIT, CIRCULAR_TITLE_LIMIT } from '../../../domain/circular/circular.rules.js';
import { CIRCULAR_KINDS, type CircularKind } from '../../../domain/circular/circular.machine.js';
import { IsDay } from '../../../platform/http/is-day.decorator.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';

export class CompileCircularRequest {
  @ApiProperty({ enum: CIRCULAR_KINDS, description: 'circular 通报，briefing 简报' })
  @IsIn(CIRCULAR_KINDS, { message: `kind（种类）须为 ${CIRCULAR_KINDS.join('、')} 之一` })
  kind!: CircularKind;

  @ApiProperty({ type: String, format: 'date', description: '统计期间的第一天：按到期日计' })
  @IsDay('from（期间开始）')
  from!: string;

  @ApiProperty({ type: String, format: 'date', description: '统计期间的最后一天' })
  @IsDay('to（期间结束）')
  to!: string;

  @ApiProperty({ type: [String], required: false, description: '方案；不填则为本办公室的全部方案' })
  @IsOptional()
  @ArrayNotEmpty({ message: 'planIds（方案）至少须有一个；全部方案请不填' })
  @ArrayMaxSize(200, { message: 'planIds（方案）至多200个' })
  @Matches(ROW_ID, { each: true, message: 'planIds（方案）须为方案编号的列表' })
  planIds?: string[];

  @ApiProperty({ type: [String], required: false, description: '编入简报的信息；不填则为期间内采用的全部信息' })
  @IsOptional()
  @ArrayNotEmpty({ message: 'pieceIds（信息）至少须有一篇；全部信息请不填' })
  @ArrayMaxSize(500, { message: 'pieceIds（信息）至多500篇' })
  @Matches(ROW_ID, { each: true, message: 'pieceIds（信息）须为信息编号的列表' })
  pieceIds?: string[];
}

export class EditCircularRequest {
  @ApiProperty({ required: false, maxLength: CIRCULAR_TITLE_LIMIT, description: '标题，不填则不变' })
  @IsOptional()
  @IsProse('title（标题）')
  title?: string;

  @ApiProperty({ required: false, maxLength: CIRCULAR_PART_LIMIT, description: '导语：依据和总体情况，不填则不变' })
  @IsOptional()
  @IsProse('lead（导语）')
  lead?: string;

  @ApiProperty({ required: false, maxLength: CIRCULAR_PART_LIMIT, description: '工作要求，不填则不变' })
  @IsOptional()
  @IsProse('closing（工作要求）')
  closing?: string;
}

export class EditPassageRequest {
  @ApiProperty({ required: false, maxLength: CIRCULAR_PART_LIMIT, description: '关于该单位的内容，不填则不变' })
  @IsOptional()
  @IsProse('text（内容）')
  text?: string;

  @ApiProperty({ required: false, description: 'false：不再点到该单位' })
  @IsOptional()
  @IsBoolean({ message: 'named（点到）须为 true 或 false' })
  named?: boolean;

  @ApiProperty({ required: false, maxLength: 1000, description: '更正理由，送单位核实后必填' })
  @IsOptional()
  @IsProse('note（更正理由）')
  note?: string;
}

export class AskRepliesRequest {
  @ApiProperty({ required: false, minimum: 1, maximum: 60, description: '答复期限的工作日数，不填则按规定' })
  @IsOptional()
  @IsInt({ message: 'replyWithin（答复期限）须为整数' })
  @Min(1, { message: 'replyWithin（答复期限）至少为1个工作日' })
  @Max(60, { message: 'replyWithin（答复期限）至多为60个工作日' })
  replyWithin?: number;
}

export class ReplyCircularRequest {
  @ApiProperty({ description: '对通报内容的核实意见', maxLength: 5000 })
  @IsProse('text（答复）')
  text!: string;
}

export class DiscardCircularRequest {
  @ApiProperty({ description: '作废理由', maxLength: 1000 })
  @IsProse('reason（作废理由）')
  reason!: string;
}
