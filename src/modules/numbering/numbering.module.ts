import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NumberSeriesEntity } from './number-series.entity.js';
import { NumberSeries } from './number-series.js';

@Module({ imports: [TypeOrmModule.forFeature([NumberSeriesEntity])], providers: [NumberSeries], exports: [NumberSeries] })
export class NumberingModule {}
