import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, Matches } from 'class-validator';
import { ROW_ID } from './row-id.pipe.js';

/** Optional numbers of uploads that are handed in with a request, at most `most` of them. */
export function AttachmentIds(most: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: [String], required: false, maxItems: most, description: `随附的附件编号，先用 POST /attachments 上传；至多 ${most} 个` }),
    IsOptional(),
    IsArray({ message: 'attachmentIds（附件）须为附件编号的列表' }),
    ArrayMaxSize(most, { message: `attachmentIds（附件）至多 ${most} 个，请合并后再提交` }),
    Matches(ROW_ID, { each: true, message: 'attachmentIds（附件）须为附件编号的列表' }),
  );
}
