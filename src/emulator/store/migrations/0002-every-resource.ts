/**
 * The remaining resources, and columns that are derived from the links between stages.
 *
 * Every change of the links updates these columns, so that a list page reads them like any other. `is_active` says whether
 * a head leads to the stage. `dead_ends` is null if the pipeline has no head stage. Otherwise it is a JSON array of the
 * kinds of stage at which a chain from a head ends before a backend, and an empty array means that the pipeline is complete.
 * `pending_since` is the time of the last change that a complete pipeline had to put into effect.
 *
 * Rules have no id: a rule is known by its route stage and position. Totals are kept as in version 1.
 */
export const everyResource = `
ALTER TABLE pipelines ADD COLUMN dead_ends TEXT;
ALTER TABLE pipelines ADD COLUMN pending_since INTEGER;
ALTER TABLE stages ADD COLUMN is_active INTEGER NOT NULL DEFAULT FALSE;
ALTER TABLE stages ADD COLUMN head_position INTEGER;
CREATE UNIQUE INDEX stages_heads ON stages (pipeline_id, head_position) WHERE head_position IS NOT NULL;

CREATE TABLE route_rules (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  route_stage_id TEXT NOT NULL REFERENCES stages (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  project_id TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  http_match TEXT,
  next_stage_kind TEXT NOT NULL,
  next_stage_id TEXT NOT NULL REFERENCES stages (id) DEFERRABLE INITIALLY DEFERRED,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX route_rules_of_stage ON route_rules (route_stage_id, position);
CREATE INDEX route_rules_by_next_stage ON route_rules (next_stage_id);
${listedByCreation('route_rules', 'route rules')}

CREATE TABLE purge_requests (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  pipeline_id TEXT NOT NULL REFERENCES pipelines (id) ON DELETE CASCADE,
  project_id TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  assets TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX purge_requests_of_pipeline ON purge_requests (pipeline_id, created_at);
${listedByCreation('purge_requests', 'purge requests')}
${total('purge_requests', 'of_pipeline', (row) => `'purge requests of pipeline ' || ${row}.pipeline_id`)}

CREATE TABLE vpc_endpoints (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  project_id TEXT NOT NULL REFERENCES projects (id),
  organization_id TEXT NOT NULL,
  region TEXT NOT NULL,
  private_network_id TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
${listedByCreation('vpc_endpoints', 'vpc endpoints')}

CREATE TABLE pipeline_vpc_endpoints (
  pipeline_id TEXT NOT NULL REFERENCES pipelines (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  vpc_endpoint_id TEXT NOT NULL REFERENCES vpc_endpoints (id),
  PRIMARY KEY (pipeline_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX pipelines_by_vpc_endpoint ON pipeline_vpc_endpoints (vpc_endpoint_id);

CREATE TABLE current_plans (
  project_id TEXT PRIMARY KEY REFERENCES projects (id),
  plan_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

/** The indexes and totals of a list that can be narrowed to a project or an organization. */
function listedByCreation(table: string, noun: string): string {
  return `
CREATE INDEX ${table}_by_creation ON ${table} (created_at);
CREATE INDEX ${table}_of_project_by_creation ON ${table} (project_id, created_at);
CREATE INDEX ${table}_of_organization_by_creation ON ${table} (organization_id, created_at);
${total(table, 'of_all', () => `'${noun}'`)}
${total(table, 'of_project', (row) => `'${noun} of project ' || ${row}.project_id`)}
${total(table, 'of_organization', (row) => `'${noun} of organization ' || ${row}.organization_id`)}`
}

function total(table: string, name: string, scopeOf: (row: 'NEW' | 'OLD') => string): string {
  return `
CREATE TRIGGER ${table}_total_${name}_up AFTER INSERT ON ${table} BEGIN
  INSERT INTO totals VALUES (${scopeOf('NEW')}, 1) ON CONFLICT DO UPDATE SET total = total + 1;
END;
CREATE TRIGGER ${table}_total_${name}_down AFTER DELETE ON ${table} BEGIN
  UPDATE totals SET total = total - 1 WHERE scope = ${scopeOf('OLD')};
END;`
}
