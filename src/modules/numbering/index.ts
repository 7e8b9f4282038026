export { IssuingAuthorityRequest, IssuingAuthorityResponse } from './dto/issuing-authority.dto.js';
export { NumberSeriesEntity } from './number-series.entity.js';
export { type GivenNumber, NumberSeries } from './number-series.js';
export { NumberingModule } from './numbering.module.js';
