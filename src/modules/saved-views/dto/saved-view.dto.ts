import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, Matches, MaxLength } from 'class-validator';
import { IsIdentifier } from '../../../platform/http/is-prose.decorator.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';

export const SAVED_VIEW_NAME_LIMIT = 30;
export const SAVED_VIEW_ADDRESS_LIMIT = 1000;
/** What a browser writes behind the question mark: nothing that could lead elsewhere. */
const QUERY = /^[\w\-.~%+*=&]*$/;

export class SavedViewsQuery {
  @ApiProperty({ required: false, description: '只看这个方案的和不限方案的' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'planId（方案）须为方案编号' })
  planId?: string;
}

export class SaveViewRequest {
  @ApiProperty({ description: '视图名称', maxLength: SAVED_VIEW_NAME_LIMIT, example: '商务局牵头的逾期' })
  @IsIdentifier('name（名称）')
  @MaxLength(SAVED_VIEW_NAME_LIMIT, { message: `name（名称）最多${SAVED_VIEW_NAME_LIMIT}个字` })
  name!: string;

  @ApiProperty({ description: '台账地址中问号后面的部分', maxLength: SAVED_VIEW_ADDRESS_LIMIT, example: 'view=attention&lead=28' })
  @Matches(QUERY, { message: 'address（地址）须为台账地址中问号后面的部分' })
  @MaxLength(SAVED_VIEW_ADDRESS_LIMIT, { message: `address（地址）最多${SAVED_VIEW_ADDRESS_LIMIT}个字符` })
  address!: string;

  @ApiProperty({ required: false, description: '只用于这个方案；不填则用于各方案' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'planId（方案）须为方案编号' })
  planId?: string;

  @ApiProperty({ required: false, description: 'true：本办公室的人都看得到（办公室）' })
  @IsOptional()
  @IsBoolean({ message: 'shared（本办公室共用）须为 true 或 false' })
  shared?: boolean;
}

export class RenameViewRequest {
  @ApiProperty({ description: '新的名称', maxLength: SAVED_VIEW_NAME_LIMIT })
  @IsIdentifier('name（名称）')
  @MaxLength(SAVED_VIEW_NAME_LIMIT, { message: `name（名称）最多${SAVED_VIEW_NAME_LIMIT}个字` })
  name!: string;
}

export class SavedViewResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ description: '台账地址中问号后面的部分' })
  address!: string;

  @ApiProperty({ type: String, nullable: true, description: '只用于这个方案；为空时用于各方案' })
  planId!: string | null;

  @ApiProperty({ description: '本办公室共用' })
  shared!: boolean;

  @ApiProperty({ description: '谁存的' })
  savedBy!: string;
}
