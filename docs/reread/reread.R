# Reads every export again with R's readers and compares it with the records.
#
#   install.packages(c("readr", "arrow", "jsonlite", "sf"))
#   Rscript docs/reread/reread.R FOLDER
#
# FOLDER holds what these commands write:
#
#   for layout in csv jsonl gdelt icews polecat geojson; do
#       marsad code --format $layout --output FOLDER/events.$layout examples/*.json
#   done
#   marsad code --format parquet --output FOLDER/events.parquet examples/*.json

library(readr)

folder <- commandArgs(trailingOnly = TRUE)[1]
at <- function(name) file.path(folder, name)

records <- jsonlite::stream_in(file(at("events.jsonl")), simplifyVector = FALSE, verbose = FALSE)
ids <- vapply(records, function(record) record$id, "")
denied <- vapply(records, function(record) record$modality == "negated", TRUE)

# Codes such as 042 are text: tell the reader so, or it drops their zeros.
csv <- read_csv(at("events.csv"), col_types = cols(cameo = "c", .default = "?"))
stopifnot(identical(csv$id, ids), nrow(problems(csv)) == 0)

parquet <- arrow::open_dataset(at("events.parquet"), partitioning = arrow::hive_partition()) |> dplyr::collect()
stopifnot(setequal(parquet$id, ids))

# GDELT has no header; the data dictionary has the names.
gdelt <- read_tsv(at("events.gdelt"), col_names = read_csv(at("events.gdelt.dictionary.csv"))$name,
                  col_types = cols(.default = "c"), quote = "")
stopifnot(ncol(gdelt) == 61, nrow(problems(gdelt)) == 0)

icews <- read_tsv(at("events.icews"), col_types = cols(`CAMEO Code` = "c", .default = "?"), quote = "")
stopifnot(ncol(icews) == 20, nrow(problems(icews)) == 0)

polecat <- read_tsv(at("events.polecat"), col_types = cols(.default = "c"), quote = "", na = "None")
stopifnot(ncol(polecat) == 40, identical(polecat$`Event ID`, ids[!denied]))

map <- sf::read_sf(at("events.geojson"))
stopifnot(nrow(map) == length(ids))
cat("all equal\n")
