import { parse } from 'csv-parse/sync';
import { type AliasRow, type GroupRow, type UnitRow, unitDirectoryFromRows } from '../../domain/unit/unit-directory-from-rows.js';
import type { UnitDirectory } from '../../domain/unit/unit.js';

function rowsOf<Row>(csv: string): Row[] {
  return parse<Row>(csv, { columns: true, bom: true, trim: true, skip_empty_lines: true });
}

/** The directory in the texts of units.csv, aliases.csv and groups.csv; throws Error in Chinese that names file and row. */
export function readUnitDirectory(files: { readonly units: string; readonly aliases: string; readonly groups: string }): UnitDirectory {
  return unitDirectoryFromRows(rowsOf<UnitRow>(files.units), rowsOf<AliasRow>(files.aliases), rowsOf<GroupRow>(files.groups));
}
