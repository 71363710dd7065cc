# Reads every export again with R's readers and compares it with the records.
#
#   install.packages(c("readr", "jsonlite", "sf", "arrow"))       or, on Debian, without arrow:
#   apt-get install r-cran-readr r-cran-jsonlite r-cran-sf
#   Rscript docs/reread/reread.R FOLDER
#
# Where arrow is not installed Parquet is left out, and the script says so.
#
# FOLDER holds what these commands write:
#
#   for layout in csv jsonl gdelt gdelt-mentions icews polecat geojson; do
#       marsad code --format $layout --output FOLDER/events.$layout examples/*.json
#   done
#   marsad code --format parquet --output FOLDER/events.parquet examples/*.json

library(readr)

folder <- commandArgs(trailingOnly = TRUE)[1]
at <- function(name) file.path(folder, name)
told <- function(layout, reader, table) {
  cat(sprintf("%-15s %-8s %5d rows, %2d columns, equal\n", layout, reader, nrow(table), ncol(table)))
}

records <- jsonlite::stream_in(file(at("events.jsonl")), simplifyVector = FALSE, verbose = FALSE)

# A field of each record as text readers see it: nothing and the empty text are NA, lists are joined.
cell <- function(value) {
  value <- if (is.list(value)) paste(vapply(value, function(part) if (is.null(part)) "" else part, ""), collapse = "; ") else value
  if (is.null(value) || identical(value, "")) NA_character_ else as.character(value)
}
of <- function(take) vapply(records, function(record) cell(take(record)), "")
texts <- function(role) of(function(record) lapply(record[[role]], `[[`, "text"))
expected <- list(actor = texts("actors"), recipient = texts("recipients"), source = texts("sources"),
                 trigger = of(function(record) record$trigger$text), date = of(function(record) record$date$value),
                 place = of(function(record) record$place$text))
for (name in c("id", "doc", "published", "outlet", "url", "line", "action", "modality", "event", "mode", "cameo", "quad", "rule")) {
  expected[[name]] <- of(function(record) record[[name]])
}
numbers <- list(goldstein = function(record) record$goldstein, lat = function(record) record$place$lat, lon = function(record) record$place$lon)
numbers <- lapply(numbers, function(take) as.numeric(of(take)))
same <- function(layout, reader, table) {
  for (name in names(expected)) {
    if (!identical(as.character(table[[name]]), expected[[name]])) stop(paste(layout, reader, name, "differs"))
  }
  for (name in names(numbers)) {
    if (!isTRUE(all.equal(as.numeric(table[[name]]), numbers[[name]], tolerance = 1e-12))) stop(paste(layout, reader, name, "differs"))
  }
  told(layout, reader, table)
}
ids <- expected$id
denied <- expected$modality == "negated"

# Codes such as 042 are text: tell the reader so, or it drops their zeros; a text may be the word NA.
csv <- read_csv(at("events.csv"), col_types = cols(.default = "c"), na = "", trim_ws = FALSE)
stopifnot(nrow(problems(csv)) == 0)
same("csv", "readr", csv)

if (requireNamespace("arrow", quietly = TRUE)) {
  # The files lie in folders by month: their rows are put in the order of the records.
  parquet <- as.data.frame(arrow::open_dataset(at("events.parquet"), partitioning = arrow::hive_partition()))
  parquet <- parquet[match(ids, parquet$id), ]
  for (role in c("actor", "recipient", "source")) parquet[[role]] <- vapply(lapply(parquet[[role]], as.list), cell, "")
  same("parquet", "arrow", parquet)
} else {
  cat("parquet         left out: arrow is not installed\n")
}

# GDELT has no header; the data dictionary has the names.
columns <- function(name) read_csv(at(paste0(name, ".dictionary.csv")), col_types = cols(.default = "c"))$name
tabs <- function(name, col_names = TRUE, na = "") {
  table <- read_tsv(at(name), col_names = col_names, col_types = cols(.default = "c"), quote = "", na = na)
  stopifnot(nrow(problems(table)) == 0, identical(names(table), columns(name)))
  table
}
gdelt <- tabs("events.gdelt", col_names = columns("events.gdelt"))
stopifnot(ncol(gdelt) == 61, !anyDuplicated(gdelt$GLOBALEVENTID), all(gdelt$NumMentions == "1"))
told("gdelt", "readr", gdelt)

# A number stands for the same event and pair in each of the three.
mentions <- tabs("events.gdelt-mentions", col_names = columns("events.gdelt-mentions"))
stopifnot(ncol(mentions) == 16, setequal(mentions$GLOBALEVENTID, gdelt$GLOBALEVENTID))
stopifnot(all(mentions$MentionIdentifier %in% c(expected$url, expected$doc)))
told("gdelt-mentions", "readr", mentions)

icews <- tabs("events.icews")
same_events <- gdelt[match(icews$`Event ID`, gdelt$GLOBALEVENTID), ]
stopifnot(ncol(icews) == 20, nrow(icews) == nrow(gdelt), identical(icews$`CAMEO Code`, same_events$EventCode))
stopifnot(identical(gsub("-", "", icews$`Event Date`), same_events$SQLDATE))
told("icews", "readr", icews)

polecat <- tabs("events.polecat", na = "None")
stopifnot(ncol(polecat) == 40, identical(polecat$`Event ID`, ids[!denied]))
told("polecat", "readr", polecat)

map <- sf::read_sf(at("events.geojson"))
stopifnot(identical(as.character(map$id), ids))
points <- sf::st_coordinates(map[!sf::st_is_empty(map), ])
stopifnot(isTRUE(all.equal(unname(points[, "X"]), numbers$lon[!is.na(numbers$lon)])))
stopifnot(isTRUE(all.equal(unname(points[, "Y"]), numbers$lat[!is.na(numbers$lat)])))
told("geojson", "sf", map)
cat("all equal\n")
