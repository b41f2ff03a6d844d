"""Whose data the program shows: named wherever the data is, as the licences ask."""

#: Of names and points of places.
PLACES = "Place names and points: GeoNames (https://www.geonames.org), CC BY 4.0; regions, lines and crossings: counterclaim."
