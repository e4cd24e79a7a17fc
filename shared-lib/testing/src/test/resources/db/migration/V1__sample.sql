CREATE TABLE sample (
    id   uuid PRIMARY KEY,
    note text NOT NULL
);
