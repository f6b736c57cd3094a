/**
 * A list is read by walking an index in the order of the list. So there is an index for each order, in each scope that a
 * list can be narrowed to. `seq` is the rowid. It is the order of creation, is part of every index, and breaks ties between
 * equal sort keys.
 *
 * Stages of all kinds share a table, so that one query can check a link, or read a pipeline with all its stages. `settings`
 * has the fields of the stage's kind, as the API writes them. Links are checked when the transaction ends, because a
 * pipeline is deleted with all its stages, in any order.
 *
 * `totals` holds the counts for `total_count`, so that no list has to count its rows.
 */
export const pipelinesAndStages = `
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO state VALUES ('sample_data', 'due');

CREATE TABLE projects (id TEXT PRIMARY KEY, organization_id TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE pipelines (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  project_id TEXT NOT NULL REFERENCES projects (id),
  organization_id TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX pipelines_by_creation ON pipelines (created_at);
CREATE INDEX pipelines_by_name ON pipelines (name);
CREATE INDEX pipelines_of_project_by_creation ON pipelines (project_id, created_at);
CREATE INDEX pipelines_of_project_by_name ON pipelines (project_id, name);
CREATE INDEX pipelines_of_organization_by_creation ON pipelines (organization_id, created_at);
CREATE INDEX pipelines_of_organization_by_name ON pipelines (organization_id, name);

CREATE TABLE stages (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  pipeline_id TEXT NOT NULL REFERENCES pipelines (id) ON DELETE CASCADE,
  project_id TEXT NOT NULL,
  settings TEXT NOT NULL,
  next_stage_kind TEXT,
  next_stage_id TEXT REFERENCES stages (id) DEFERRABLE INITIALLY DEFERRED,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK ((next_stage_kind IS NULL) = (next_stage_id IS NULL))
) STRICT;
CREATE INDEX stages_of_pipeline ON stages (pipeline_id, kind, created_at);
CREATE INDEX stages_of_project ON stages (project_id, kind, created_at);
CREATE INDEX stages_by_next_stage ON stages (next_stage_id) WHERE next_stage_id IS NOT NULL;
CREATE INDEX stages_with_load_balancer ON stages (pipeline_id) WHERE settings ->> '$.scaleway_lb' IS NOT NULL;

CREATE TABLE totals (scope TEXT PRIMARY KEY, total INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER pipelines_total_up AFTER INSERT ON pipelines BEGIN
  INSERT INTO totals VALUES
    ('pipelines', 1),
    ('pipelines of project ' || NEW.project_id, 1),
    ('pipelines of organization ' || NEW.organization_id, 1)
  ON CONFLICT DO UPDATE SET total = total + 1;
END;
CREATE TRIGGER pipelines_total_down AFTER DELETE ON pipelines BEGIN
  UPDATE totals SET total = total - 1 WHERE scope IN (
    'pipelines',
    'pipelines of project ' || OLD.project_id,
    'pipelines of organization ' || OLD.organization_id
  );
END;
CREATE TRIGGER stages_total_up AFTER INSERT ON stages BEGIN
  INSERT INTO totals VALUES (NEW.kind || ' stages of project ' || NEW.project_id, 1)
  ON CONFLICT DO UPDATE SET total = total + 1;
END;
CREATE TRIGGER stages_total_down AFTER DELETE ON stages BEGIN
  UPDATE totals SET total = total - 1 WHERE scope = OLD.kind || ' stages of project ' || OLD.project_id;
END;
`
