import { DefaultNamingStrategy } from 'typeorm';

function snake(words: string): string {
  return words.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** Columns and tables in snake_case, constraints named after table and columns, so that SQL written by hand reads naturally. */
export class SnakeNaming extends DefaultNamingStrategy {
  override tableName(className: string, customName?: string): string {
    return customName ?? snake(className.replace(/Entity$/, ''));
  }

  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]): string {
    return snake(prefixes.concat(customName ?? propertyName).join('_'));
  }

  override joinColumnName(relationName: string, referencedColumnName: string): string {
    return snake(`${relationName}_${referencedColumnName}`);
  }

  private constraint(kind: string, table: { name: string } | string, columns: string[]): string {
    const name = (typeof table === 'string' ? table : table.name).replace(/^.*\./, '');
    return `${kind}_${name}_${columns.map(snake).join('_')}`.slice(0, 63);
  }

  override primaryKeyName(table: { name: string } | string, columns: string[]): string {
    return this.constraint('pk', table, columns);
  }

  override uniqueConstraintName(table: { name: string } | string, columns: string[]): string {
    return this.constraint('uq', table, columns);
  }

  override foreignKeyName(table: { name: string } | string, columns: string[]): string {
    return this.constraint('fk', table, columns);
  }
}
