import { ApiProperty } from '@nestjs/swagger';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';

/** Under whose name what gets a number goes out. */
export class IssuingAuthorityRequest {
  @ApiProperty({ description: '签发人', example: '李主任' })
  @IsProse('signatory（签发人）')
  signatory!: string;

  @ApiProperty({ description: '签发机关', example: '市人民政府督查室' })
  @IsProse('issuingAuthority（签发机关）')
  issuingAuthority!: string;
}

export class IssuingAuthorityResponse {
  @ApiProperty({ description: '签发人，签批或签发前为空' })
  signatory!: string;

  @ApiProperty({ description: '签发机关，签批或签发前为空' })
  issuingAuthority!: string;
}
