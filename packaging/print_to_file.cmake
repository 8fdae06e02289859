# SPDX-License-Identifier: Apache-2.0
# cmake -DCOMMAND=PROGRAM;ARGUMENT… -DOUTPUT=FILE -P print_to_file.cmake: FILE holds what the program
# prints, and does not appear if it fails.
execute_process(COMMAND ${COMMAND} OUTPUT_FILE ${OUTPUT}.part COMMAND_ERROR_IS_FATAL ANY)
file(RENAME ${OUTPUT}.part ${OUTPUT})
