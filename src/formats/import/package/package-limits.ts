const MEBIBYTE = 1024 * 1024;

/** What an office file may unpack to before it is refused; the source of the figures is the bad-input catalogue of the project. */
export const PACKAGE_LIMITS = {
  entries: 1_000,
  /** Sum over all entries, also of those that are not unpacked. */
  expandedBytes: 100 * MEBIBYTE,
  /** An entry larger than `denseBytes` may not unpack to more than this many times its packed size. */
  ratio: 200,
  denseBytes: MEBIBYTE,
  xmlDepth: 256,
} as const;

/** What one workbook may hold. Rows and cells count where they hold a value; empty formatted ones do not. */
export const WORKBOOK_LIMITS = {
  rows: 5_000,
  cells: 200_000,
  merges: 10_000,
  mergedCells: 200_000,
  sharedStrings: 1_000_000,
  /** The last row and column of any sheet (XFD). */
  lastRow: 1_048_576,
  lastColumn: 16_384,
} as const;

/** First bytes of a zip file, with entries and without. */
export const ZIP_BEGINNINGS: readonly string[] = ['PK\x03\x04', 'PK\x05\x06'];
