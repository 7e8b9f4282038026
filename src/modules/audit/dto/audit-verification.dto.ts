import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { ChainFault } from '../audit-chain.js';
import type { ChainPart, NotedHead } from '../audit-verification.js';

const FAULTS: readonly ChainFault[] = ['changed', 'removed', 'reordered', 'planted', 'truncated', 'beginning', 'head'];
const NOTED_HEAD = /^(\d{1,18}):([0-9a-f]{64})$/;

export class AuditVerificationQuery {
  @ApiProperty({ required: false, description: '上一段核对给出的 head，写成 序号:摘要；不填从头核对' })
  @IsOptional()
  @Matches(NOTED_HEAD, { message: 'after 须写成 序号:摘要，照抄上一段核对给出的链尾' })
  after?: string;
}

export class AuditChainProblemResponse {
  @ApiProperty({ enum: FAULTS, description: 'changed 被改动，removed 被删除，reordered 次序不符，planted 被插入，truncated 末尾被截去，beginning 开头被清理，head 链尾登记不符' })
  fault!: ChainFault;

  @ApiProperty({ type: String, nullable: true, description: '第一条有问题的，在链上的序号' })
  sequence!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '审计记录的编号；记录已不在的为空' })
  entryId!: string | null;

  @ApiProperty({ description: '看到了什么' })
  detail!: string;
}

export class AuditVerificationResponse {
  @ApiProperty({ description: '这一段核对下来完整' })
  intact!: boolean;

  @ApiProperty({ description: '这一段中完整的条数' })
  rows!: number;

  @ApiProperty({ description: '从哪个序号起核对' })
  from!: string;

  @ApiProperty({ description: '核对到哪个序号止都完整' })
  to!: string;

  @ApiProperty({ description: '完整部分的末尾，写成 序号:摘要；抄在别处，日后可用它核对整条链有没有被重做' })
  head!: string;

  @ApiProperty({ description: '已核对到链尾，或遇到问题而停下；否则把 head 写进 after 接着核对' })
  finished!: boolean;

  @ApiProperty({ type: AuditChainProblemResponse, nullable: true, description: '第一处问题；完整的为空' })
  problem!: AuditChainProblemResponse | null;
}

/** The end of an earlier verification as it was written down. */
export function notedHead(words: string): NotedHead {
  const [, sequence = '', hash = ''] = NOTED_HEAD.exec(words) ?? [];
  return { sequence, hash };
}

export function toVerificationResponse({ intact, rows, from, head, finished, problem }: ChainPart): AuditVerificationResponse {
  return { intact, rows, from, to: head.sequence, head: `${head.sequence}:${head.hash}`, finished, problem };
}
