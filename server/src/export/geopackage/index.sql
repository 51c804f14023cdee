-- The spatial index of one layer, as annex F.3 of version 1.3 has it (table 34 and requirements 75 to 77). What
-- asks for places in a box looks here first; the triggers keep it true while the file is edited, in programs
-- that bring the functions they call, as QGIS and GDAL do.
create virtual table "rtree_<layer>_geom" using rtree (id, minx, maxx, miny, maxy);

insert into gpkg_extensions values
    ('<layer>', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
